using Hyperlane.Http;

namespace Hyperlane.Endpoints;

/// <summary>A choice: a <typeparamref name="T"/>, or another answer. What is returned converts by itself.</summary>
/// <typeparam name="T">The usual answer. For a choice without one there is <see cref="Result"/>.</typeparam>
/// <remarks>
/// A <typeparamref name="T"/> is answered with 200, a string as text, anything else as JSON; null, and <c>default</c>,
/// with 404. The compiler converts from no interface: where <typeparamref name="T"/> is one, or the answer is an
/// <see cref="IResult"/> of your own, say <see cref="Results.Ok{T}"/> or <see cref="Result.Of{T}"/>.
/// </remarks>
/// <example>
/// <code>
/// public async Task&lt;Result&lt;Post&gt;&gt; Find(string slug)
/// {
///     var post = await posts.FindAsync(slug);
///     return post is null ? Problem.NotFound("There is no such post.")
///         : post.Slug != slug ? Results.Redirect($"/posts/{post.Slug}", permanent: true)
///         : post;
/// }
/// </code>
/// </example>
/// <example>
/// With validators, so that a client that has this version already gets 304 and no body (RFC 9110 §13):
/// <code>
/// public async Task&lt;Result&lt;Post&gt;&gt; Find(string slug)
/// {
///     var post = await posts.FindAsync(slug);
///     return post is null ? Problem.NotFound("There is no such post.")
///         : Results.Ok(post) with { ETag = EntityTag.Of(post.Version), LastModified = post.UpdatedAt };
/// }
/// </code>
/// </example>
public readonly struct Result<T> : IResult
{
    private readonly IResult? _answer;
    private readonly T? _value;

    internal Result(T? value) => _value = value;

    internal Result(IResult answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        _answer = answer;
    }

    /// <summary>
    /// The entity tag of the value (RFC 9110 §8.8.3): a GET or HEAD of a client that has it is answered with 304. Where the answer is
    /// another than a value, it is left out. Default: none.
    /// </summary>
    public EntityTag? ETag { get; init; }

    /// <summary>When the value was last changed; whole seconds count. Else as <see cref="ETag"/>. Default: not known.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>The value; the default of its type where the answer is another.</summary>
    internal T? Value => _value;

    /// <inheritdoc />
    public ValueTask ExecuteAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return _answer is not null ? _answer.ExecuteAsync(context)
            : _value is not null && (ETag is not null || LastModified is not null)
                && Conditions.IsAnswered(context, new Validators(ETag, LastModified)) ? ValueTask.CompletedTask
            : ValueAnswer.WriteAsync(context, _value);
    }

    /// <summary>200 with the value, 404 for null.</summary>
    public static implicit operator Result<T>(T? value) => new(value);

    /// <summary>A choice without a value as one with.</summary>
    public static implicit operator Result<T>(Result answer) => new((IResult)answer);

    /// <summary>A problem; <see cref="Problem"/> has the usual ones.</summary>
    public static implicit operator Result<T>(ProblemDetails problem) => new((IResult)problem);

    /// <summary>201.</summary>
    public static implicit operator Result<T>(Created<T> answer) => new((IResult)answer);

    /// <summary>202 with a value.</summary>
    public static implicit operator Result<T>(Accepted<T> answer) => new((IResult)answer);

    /// <summary>202.</summary>
    public static implicit operator Result<T>(Accepted answer) => new((IResult)answer);

    /// <summary>204.</summary>
    public static implicit operator Result<T>(NoContent answer) => new((IResult)answer);

    /// <summary>302 or 308.</summary>
    public static implicit operator Result<T>(Redirect answer) => new((IResult)answer);

    /// <summary>A file.</summary>
    public static implicit operator Result<T>(FileResult answer) => new((IResult)answer);
}
