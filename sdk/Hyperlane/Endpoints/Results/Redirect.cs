using Hyperlane.Http;

namespace Hyperlane.Endpoints;

/// <summary>Sends the client elsewhere: by 302, or for good by 308, which keeps method and body (RFC 9110 §15.4).</summary>
/// <param name="Location">Where to; what a client wrote in it must be percent-encoded. Never take it from the client unchecked: that lends
/// your name to any site.</param>
/// <param name="Permanent">Whether clients may remember it.</param>
public sealed record Redirect(string Location, bool Permanent = false) : IResult
{
    /// <inheritdoc />
    public ValueTask ExecuteAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Redirect(Location, Permanent);
    }
}
