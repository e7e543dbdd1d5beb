using Hyperlane.Endpoints;
using Hyperlane.Http;
using Hyperlane.Middleware;

namespace Hyperlane.Authentication;

/// <summary>
/// Refuses forms that no page of the app has made for this browser and user, with 400: a second line behind
/// <see cref="CrossOriginProtection"/>, for forms that browsers send with the cookie of a sign-in.
/// </summary>
/// <remarks>
/// GET, HEAD and OPTIONS pass. Others carry the token of <see cref="AntiforgeryBuilding.AntiforgeryToken"/> in a header or a field of the
/// form. Goes inside of what finds out who asks.
/// </remarks>
public sealed class Antiforgery : IMiddleware
{
    private const string UrlEncoded = "application/x-www-form-urlencoded";
    private const string Multipart = "multipart/form-data";

    private readonly AntiforgeryTokens _tokens;

    /// <summary>Made by <c>app.Use</c> and <c>[Use]</c>.</summary>
    /// <param name="services">The services of the app.</param>
    /// <exception cref="StartupException">AddAntiforgery was not called, or a setting is wrong.</exception>
    public Antiforgery(IServiceProvider services)
        => _tokens = SettingCheck.Required<AntiforgeryTokens>(services, nameof(AntiforgeryBuilding.AddAntiforgery));

    /// <inheritdoc />
    public ValueTask InvokeAsync(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        return context.Request.Method is HttpMethods.Get or HttpMethods.Head or HttpMethods.Options
            ? next(context)
            : CheckAsync(context, next);
    }

    private async ValueTask CheckAsync(HttpContext context, RequestDelegate next)
    {
        var token = context.Request.Headers[_tokens.Options.HeaderName] ?? await FieldAsync(context.Request).ConfigureAwait(false);
        if (_tokens.IsValid(context, token))
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        await context.Problem(
            400, "The form has no token of this browser and user, or an old one: load the page again, and send it once more.")
            .ConfigureAwait(false);
    }

    private async ValueTask<string?> FieldAsync(HttpRequest request)
        => request.ContentType is { } type && (type.StartsWith(UrlEncoded, StringComparison.OrdinalIgnoreCase)
            || type.StartsWith(Multipart, StringComparison.OrdinalIgnoreCase))
            ? (await request.ReadFormAsync(request.Context.RequestAborted).ConfigureAwait(false))[_tokens.Options.FormFieldName]
            : null;
}
