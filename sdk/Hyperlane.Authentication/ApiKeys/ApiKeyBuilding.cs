using Hyperlane.OpenApi;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hyperlane.Authentication;

/// <summary>Adds API keys to an app.</summary>
public static class ApiKeyBuilding
{
    /// <summary>Adds what <see cref="ApiKeyAuthentication"/> needs, by the section <c>Hyperlane:ApiKeys</c>.</summary>
    /// <param name="builder">The app.</param>
    /// <param name="configure">Changes what the section says; null for nothing.</param>
    /// <returns>The app.</returns>
    /// <exception cref="StartupException">When the middleware is used: there are no keys, or a setting is wrong.</exception>
    public static HyperlaneAppBuilder AddApiKeyAuthentication(this HyperlaneAppBuilder builder, Action<ApiKeyOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton(services =>
        {
            var options = new ApiKeyOptions();
            SettingCheck.Bind(builder.Configuration.GetSection(ApiKeyOptions.Section), section => section.Bind(options));
            configure?.Invoke(options);
            options.Check(services.GetRequiredService<IServiceProviderIsService>().IsService(typeof(IApiKeyStore)));
            return options;
        });
        builder.Services.AddSingleton(services => new OpenApiSecurityScheme("apiKey", "apiKey", "A key that says which program asks.")
        {
            In = "header",
            ParameterName = services.GetRequiredService<ApiKeyOptions>().HeaderName,
        });
        return builder;
    }
}
