using Hyperlane.Http;

namespace Hyperlane.Endpoints;

/// <summary>A choice among answers that bring no value of a type of their own: "gone, or not found".</summary>
/// <remarks>What is returned converts by itself. <c>default</c> is 204.</remarks>
/// <example>
/// <code>
/// public async Task&lt;Result&gt; Remove(long id) => await posts.RemoveAsync(id) ? Results.NoContent() : Problem.NotFound();
/// </code>
/// </example>
public readonly struct Result : IResult
{
    private readonly IResult? _answer;

    private Result(IResult answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        _answer = answer;
    }

    /// <summary>Any answer, one of your own making too.</summary>
    public static Result Of(IResult answer) => new(answer);

    /// <summary>Any answer, one of your own making too, where a <typeparamref name="T"/> is the usual one.</summary>
    public static Result<T> Of<T>(IResult answer) => new(answer);

    /// <inheritdoc />
    public ValueTask ExecuteAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return _answer?.ExecuteAsync(context) ?? context.NoContent();
    }

    /// <summary>A problem; <see cref="Problem"/> has the usual ones.</summary>
    public static implicit operator Result(ProblemDetails problem) => new((IResult)problem);

    /// <summary>204.</summary>
    public static implicit operator Result(NoContent answer) => new(answer);

    /// <summary>202.</summary>
    public static implicit operator Result(Accepted answer) => new(answer);

    /// <summary>302 or 308.</summary>
    public static implicit operator Result(Redirect answer) => new(answer);

    /// <summary>A file.</summary>
    public static implicit operator Result(FileResult answer) => new(answer);
}
