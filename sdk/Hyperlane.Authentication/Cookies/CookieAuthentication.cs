using Hyperlane.Http;
using Hyperlane.Middleware;

namespace Hyperlane.Authentication;

/// <summary>
/// Finds out who asks from the cookie that <see cref="SigningIn.SignInAsync"/> has set, and says so as <see cref="HttpContext.User"/>:
/// for pages, forms and WebSockets. Lets everybody pass; who may not is said by <c>[Authorize]</c> and <see cref="RequireUser"/>.
/// </summary>
/// <remarks>
/// Goes inside of <see cref="CrossOriginProtection"/>, without which pages of others could send forms in the name of the user.
/// </remarks>
public sealed class CookieAuthentication : IMiddleware
{
    private readonly CookieSignIn _signIn;
    private readonly RequestDelegate? _challenge;

    /// <summary>Made by <c>app.Use</c> and <c>[Use]</c>.</summary>
    /// <param name="services">The services of the app.</param>
    /// <exception cref="StartupException">AddCookieAuthentication was not called, or a setting is wrong.</exception>
    public CookieAuthentication(IServiceProvider services)
    {
        _signIn = SettingCheck.Required<CookieSignIn>(services, nameof(CookieAuthenticationBuilding.AddCookieAuthentication));
        _challenge = _signIn.Options.LoginPath is null ? null : ChallengeAsync;
    }

    /// <inheritdoc />
    public ValueTask InvokeAsync(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (context.IsSignedIn)
        {
            return next(context);
        }

        if (_signIn.Read(context) is { } ticket)
        {
            return _signIn.IsCheckDue(ticket) && context.Services.GetService<ISignInValidator>() is { } validator
                ? CheckAsync(context, next, ticket, validator)
                : Accept(context, next, ticket, wasChecked: false);
        }

        return Refuse(context, next);
    }

    private async ValueTask CheckAsync(HttpContext context, RequestDelegate next, SignInTicket ticket, ISignInValidator validator)
    {
        if (await validator.IsValidAsync(ticket.User, context.RequestAborted).ConfigureAwait(false))
        {
            await Accept(context, next, ticket, wasChecked: true).ConfigureAwait(false);
        }
        else
        {
            _signIn.SignOut(context);
            await Refuse(context, next).ConfigureAwait(false);
        }
    }

    private ValueTask Accept(HttpContext context, RequestDelegate next, SignInTicket ticket, bool wasChecked)
    {
        context.User = ticket.User;
        _signIn.Renew(context, ticket, wasChecked);
        return next(context);
    }

    private ValueTask Refuse(HttpContext context, RequestDelegate next)
    {
        context.AddChallenge("Cookie");
        context.Notes.ChallengeAnswer = _challenge;
        return next(context);
    }

    /// <summary>A browser that looks for a page is sent to where its user can sign in.</summary>
    private ValueTask ChallengeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!IsNavigation(request))
        {
            context.Notes.ChallengeAnswer = null;
            return RequireUser.ChallengeAsync(context);
        }

        var options = _signIn.Options;
        var query = request.QueryString;
        var wanted = Uri.EscapeDataString(request.Path + (query.Length > 0 ? $"?{query}" : ""));
        var separator = options.LoginPath!.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        context.Response.Headers["Cache-Control"] = "no-store";
        return context.Redirect($"{options.LoginPath}{separator}{options.ReturnUrlParameter}={wanted}");
    }

    private static bool IsNavigation(HttpRequest request)
        => request.Method is HttpMethods.Get or HttpMethods.Head && !request.Headers.Contains("Upgrade")
            && (request.Headers["Sec-Fetch-Mode"] is { } mode
                ? mode == "navigate"
                : request.Headers["Accept"]?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true);
}
