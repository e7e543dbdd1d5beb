using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.IdentityModel.Tokens;

namespace Hyperlane.Authentication;

/// <summary>Adds bearer tokens to an app.</summary>
public static class BearerAuthenticationBuilding
{
    /// <summary>
    /// Reads what tokens are checked by from the configuration: Issuer, Audience and Key, all three of which must be there.
    /// </summary>
    /// <remarks>A <see cref="TokenValidationParameters"/> among the services goes before the section.</remarks>
    /// <param name="builder">The app.</param>
    /// <param name="section">The name of the section.</param>
    /// <exception cref="StartupException">When the app starts: a setting is missing or wrong.</exception>
    public static HyperlaneAppBuilder AddBearerAuthentication(this HyperlaneAppBuilder builder, string section = "Bearer")
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton(_ => BearerSettings.Read(builder.Configuration.GetSection(section)));
        return builder;
    }
}
