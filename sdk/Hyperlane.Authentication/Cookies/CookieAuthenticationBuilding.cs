using Hyperlane.OpenApi;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hyperlane.Authentication;

/// <summary>Adds sign-in by cookie to an app.</summary>
public static class CookieAuthenticationBuilding
{
    /// <summary>
    /// Adds what <see cref="CookieAuthentication"/> and <see cref="SigningIn"/> need, by the section
    /// <c>Hyperlane:CookieAuthentication</c>, and the encryption of cookies.
    /// </summary>
    /// <param name="builder">The app.</param>
    /// <param name="configure">Changes what the section says; null for nothing.</param>
    /// <returns>The app.</returns>
    /// <exception cref="StartupException">When the middleware is used: a setting is wrong.</exception>
    public static HyperlaneAppBuilder AddCookieAuthentication(
        this HyperlaneAppBuilder builder, Action<CookieAuthenticationOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddDataProtection();
        builder.Services.TryAddSingleton(_ =>
        {
            var options = new CookieAuthenticationOptions();
            SettingCheck.Bind(builder.Configuration.GetSection(CookieAuthenticationOptions.Section), section => section.Bind(options));
            configure?.Invoke(options);
            options.Check();
            return options;
        });
        builder.Services.TryAddSingleton<CookieSignIn>();
        builder.Services.AddSingleton(services => new OpenApiSecurityScheme("cookie", "apiKey", "The cookie of a sign-in.")
        {
            In = "cookie",
            ParameterName = services.GetRequiredService<CookieAuthenticationOptions>().Name,
        });
        return builder;
    }
}
