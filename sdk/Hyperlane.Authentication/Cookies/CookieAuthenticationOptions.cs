using Hyperlane.Http;

namespace Hyperlane.Authentication;

/// <summary>How long a sign-in lasts, and what becomes of those without one; the section <c>Hyperlane:CookieAuthentication</c>.</summary>
public sealed class CookieAuthenticationOptions
{
    internal const string Section = "Hyperlane:CookieAuthentication";

    /// <summary>The name of the cookie, with <c>__Host-</c> before it by https. Default: <c>auth</c>.</summary>
    public string Name { get; set; } = "auth";

    /// <summary>How long a sign-in lasts after the last request. Default: 14 days.</summary>
    public TimeSpan ExpireTimeSpan { get; set; } = TimeSpan.FromDays(14);

    /// <summary>
    /// Whether requests lengthen it: the cookie is set anew when half of <see cref="ExpireTimeSpan"/> has passed. Default: true.
    /// </summary>
    public bool SlidingExpiration { get; set; } = true;

    /// <summary>How long it lasts at most, however many requests there are. Default: 90 days.</summary>
    public TimeSpan AbsoluteExpiration { get; set; } = TimeSpan.FromDays(90);

    /// <summary>
    /// After how long an <see cref="ISignInValidator"/> among the services is asked again whether the user may still come in; zero is each
    /// request. Default: 5 minutes.
    /// </summary>
    public TimeSpan ValidationInterval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// A path where users sign in: a browser that looks for a page is sent there, instead of 401, with <see cref="ReturnUrlParameter"/> in
    /// the query. Programs get 401. Default: null, 401 for all.
    /// </summary>
    public string? LoginPath { get; set; }

    /// <summary>The parameter of the query that says where the user wanted to go. Default: <c>ReturnUrl</c>.</summary>
    public string ReturnUrlParameter { get; set; } = "ReturnUrl";

    /// <summary>
    /// With which requests of other sites the cookie is sent. <see cref="SameSiteMode.None"/>, for a page of another site, works by https
    /// only. Default: <see cref="SameSiteMode.Lax"/>.
    /// </summary>
    public SameSiteMode SameSite { get; set; } = SameSiteMode.Lax;

    internal void Check()
    {
        SettingCheck.IsCookieName($"{Section}:{nameof(Name)}", Name);
        SettingCheck.IsPositive($"{Section}:{nameof(ExpireTimeSpan)}", ExpireTimeSpan);
        SettingCheck.IsPositive($"{Section}:{nameof(AbsoluteExpiration)}", AbsoluteExpiration);
        if (LoginPath is not null && !LocalUrl.IsLocal(LoginPath))
        {
            throw new StartupException($"The setting {Section}:{nameof(LoginPath)} is wrong: '{LoginPath}' is no path of this app, such as /login.");
        }
    }
}
