using Hyperlane.Http;

namespace Hyperlane.Middleware;

/// <summary>
/// Decides whether a signed-in user may do what a request asks for; a class of the app, made for each request with its services.
/// </summary>
/// <example>
/// <code>
/// public sealed class OfficeHours(TimeProvider clock) : IAuthorizationPolicy
/// {
///     public ValueTask&lt;bool&gt; IsAuthorizedAsync(HttpContext context) => new(clock.GetLocalNow().Hour is >= 8 and &lt; 18);
/// }
/// </code>
/// </example>
public interface IAuthorizationPolicy
{
    /// <summary>Whether <see cref="HttpContext.User"/>, who has signed in, may do this. False becomes 403.</summary>
    /// <param name="context">The request.</param>
    ValueTask<bool> IsAuthorizedAsync(HttpContext context);
}
