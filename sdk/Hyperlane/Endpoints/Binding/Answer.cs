using System.ComponentModel;
using System.Security.Claims;
using Hyperlane.Endpoints.Streams;
using Hyperlane.Http;
using Hyperlane.Middleware;

namespace Hyperlane.Endpoints.Binding;

/// <summary>Answers that generated code gives beside those that stand on <see cref="HttpContext"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Answer
{
    /// <summary>404: the endpoint returned null.</summary>
    public static ValueTask NotFound(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.NothingHere();
    }

    /// <summary>The signed-in user; null if nobody is.</summary>
    public static ClaimsPrincipal? UserOrNull(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return RequireUser.IsSignedIn(context) ? context.User : null;
    }

    /// <summary>401: the endpoint takes a user, and nobody has signed in.</summary>
    public static ValueTask Unauthorized(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return RequireUser.ChallengeAsync(context);
    }

    /// <summary>Fires when the client leaves or the server begins to stop: for answers that have no end of their own.</summary>
    public static CancellationToken StopOf(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var stop = new LinkedStop(context);
        context.Own(stop);
        return stop.Token;
    }

    /// <summary>204, unless the endpoint, which took the context, has answered by itself.</summary>
    public static ValueTask NoContentUnlessAnswered(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var response = context.Response;
        return response.HasStarted || response.StatusCode != 200 || response.BodyWriter.UnflushedBytes > 0
            ? ValueTask.CompletedTask
            : context.NoContent();
    }

    /// <summary>What a value says whose type says nothing before the app runs: <c>object</c>, or an interface.</summary>
    /// <typeparam name="T">The type it was returned as.</typeparam>
    public static ValueTask Value<T>(HttpContext context, T value) => ValueAnswer.WriteAsync(context, value);

    /// <summary>What a result says. It stays unboxed when it is a struct.</summary>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    public static ValueTask Result<TResult>(HttpContext context, TResult result)
        where TResult : IResult
        => result.ExecuteAsync(context);

    /// <summary>Says the entity tag of what is answered, made of its version; none where there is no version.</summary>
    /// <typeparam name="TVersion">The type of the version.</typeparam>
    public static void Tag<TVersion>(HttpContext context, TVersion version)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (version is not null)
        {
            context.Response.Headers["ETag"] = EntityTag.Of<object>(version).ToString();
        }
    }

    /// <summary>The same for a result, which may be another answer than a value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <typeparam name="TVersion">The type of its version.</typeparam>
    public static void Tag<T, TVersion>(HttpContext context, Result<T> result, Func<T, TVersion> version)
    {
        ArgumentNullException.ThrowIfNull(version);
        if (result.Value is { } value && result.ETag is null)
        {
            Tag(context, version(value));
        }
    }
}
