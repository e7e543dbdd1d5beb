using Hyperlane.Http;

namespace Hyperlane.Endpoints;

/// <summary>204: done, and nothing to say (RFC 9110 §15.3.5).</summary>
public sealed record NoContent : IResult
{
    /// <inheritdoc />
    public ValueTask ExecuteAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.NoContent();
    }
}
