using Hyperlane.Http;

namespace Hyperlane.Endpoints;

/// <summary>202 without a body: the work is taken on and not done yet (RFC 9110 §15.3.3).</summary>
/// <param name="Location">Where to ask how far it is, percent-encoded; null if there is no such place.</param>
public sealed record Accepted(string? Location = null) : IResult
{
    /// <inheritdoc />
    public ValueTask ExecuteAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.StatusCode = 202;
        context.Response.Headers["Location"] = LocationText.For(context, Location);
        return ValueTask.CompletedTask;
    }
}
