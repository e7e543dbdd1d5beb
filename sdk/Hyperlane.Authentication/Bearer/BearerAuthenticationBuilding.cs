using Hyperlane.OpenApi;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.IdentityModel.Tokens;

namespace Hyperlane.Authentication;

/// <summary>Adds bearer tokens to an app.</summary>
public static class BearerAuthenticationBuilding
{
    /// <summary>
    /// Reads what tokens are checked by from the configuration: Issuer and Audience, or Issuers and Audiences; and Key, or Keys by their
    /// names, or JwksUri, or Authority, which has the issuer as well. In Development the section may be missing: then tokens of
    /// <see cref="DevelopmentTokens"/> count.
    /// </summary>
    /// <remarks>A <see cref="TokenValidationParameters"/> among the services goes before the section.</remarks>
    /// <param name="builder">The app.</param>
    /// <param name="section">The name of the section.</param>
    /// <returns>The app.</returns>
    /// <exception cref="StartupException">When the app starts: a setting is missing or wrong.</exception>
    public static HyperlaneAppBuilder AddBearerAuthentication(this HyperlaneAppBuilder builder, string section = "Bearer")
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton(services =>
        {
            var settings = builder.Configuration.GetSection(section);
            return builder.Environment.IsDevelopment() && !settings.Exists()
                ? DevelopmentKey.Parameters(builder.Environment)
                : new BearerSettings(settings).Read(
                    services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<BearerAuthentication>>());
        });
        builder.Services.AddSingleton(new OpenApiSecurityScheme(
            "bearer", "http", "A token that says who asks: `Authorization: Bearer ...`.")
        { Scheme = "bearer", BearerFormat = "JWT" });
        return builder;
    }
}
