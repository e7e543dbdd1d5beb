using System.Security.Claims;
using Hyperlane.Http;

namespace Hyperlane.Authentication;

/// <summary>Signs users in and out by cookie.</summary>
public static class SigningIn
{
    /// <summary>
    /// Signs a user in: sets the cookie that <see cref="CookieAuthentication"/> reads, and gives a session a new identifier, so that who
    /// knew the old one is not signed in with it.
    /// </summary>
    /// <param name="context">The request, by which the user has proved to be that.</param>
    /// <param name="user">Who it is: name and roles, as few claims as possible, since all are in the cookie.</param>
    /// <param name="isPersistent">Whether the browser keeps it when it is closed.</param>
    /// <exception cref="ArgumentException">The user has no identity with an authentication type, or more claims than a cookie
    /// holds.</exception>
    /// <exception cref="InvalidOperationException">AddCookieAuthentication was not called, or the head of the answer has been
    /// sent.</exception>
    public static async ValueTask SignInAsync(this HttpContext context, ClaimsPrincipal user, bool isPersistent = false)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(user);
        if (!user.Identities.Any(identity => identity.IsAuthenticated))
        {
            throw new ArgumentException(
                "The user has not signed in anywhere: give its identity an authentication type, as in new ClaimsIdentity(claims, \"password\").",
                nameof(user));
        }

        Of(context).SignIn(context, user, isPersistent);
        context.User = user;
        if (Session.Find(context) is { } session)
        {
            await session.RegenerateAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Signs the user out: the browser forgets the cookie, and what the session holds is gone.</summary>
    /// <param name="context">The request.</param>
    /// <exception cref="InvalidOperationException">AddCookieAuthentication was not called, or the head of the answer has been
    /// sent.</exception>
    public static async ValueTask SignOutAsync(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Of(context).SignOut(context);
        context.User = new ClaimsPrincipal(new ClaimsIdentity());
        if (Session.Find(context) is { } session)
        {
            await session.ClearAsync().ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Where a user wanted to go before being sent to <see cref="CookieAuthenticationOptions.LoginPath"/>, if that is in this app.
    /// </summary>
    /// <param name="context">The request for the page of the sign-in, or of its form.</param>
    /// <param name="fallback">Where to else.</param>
    public static string ReturnUrl(this HttpContext context, string fallback = "/")
    {
        ArgumentNullException.ThrowIfNull(context);
        var url = context.Request.Query[Of(context).Options.ReturnUrlParameter];
        return LocalUrl.IsLocal(url) ? url! : fallback;
    }

    private static CookieSignIn Of(HttpContext context)
        => context.Services.GetService<CookieSignIn>() ?? throw new InvalidOperationException(
            "Sign-in by cookie is not set up: call builder.AddCookieAuthentication() before Build(), and app.Use<CookieAuthentication>().");
}
