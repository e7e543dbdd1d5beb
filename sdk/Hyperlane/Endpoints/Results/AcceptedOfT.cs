using Hyperlane.Http;

namespace Hyperlane.Endpoints;

/// <summary>202 with word of the work that is taken on and not done yet (RFC 9110 §15.3.3).</summary>
/// <typeparam name="T">What is said of the work.</typeparam>
/// <param name="Value">What is said of it: a string is answered as text, anything else as JSON.</param>
/// <param name="Location">Where to ask how far it is, percent-encoded; null if there is no such place.</param>
public sealed record Accepted<T>(T Value, string? Location = null) : IResult
{
    /// <inheritdoc />
    public ValueTask ExecuteAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.Headers["Location"] = LocationText.For(context, Location);
        return ValueAnswer.WriteAsync(context, Value, 202);
    }
}
