using Hyperlane.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hyperlane.Authentication;

/// <summary>Adds sessions to an app.</summary>
public static class SessionBuilding
{
    /// <summary>
    /// Adds what <see cref="Sessions"/> needs, by the section <c>Hyperlane:Sessions</c>. They are kept in the IDistributedCache of the app;
    /// without one, in the memory of the process.
    /// </summary>
    /// <param name="builder">The app.</param>
    /// <param name="configure">Changes what the section says; null for nothing.</param>
    /// <returns>The app.</returns>
    /// <exception cref="StartupException">When the middleware is used: a setting is wrong.</exception>
    public static HyperlaneAppBuilder AddSessions(this HyperlaneAppBuilder builder, Action<SessionOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddDataProtection();
        builder.Services.AddDistributedMemoryCache();
        builder.Services.TryAddSingleton(_ =>
        {
            var options = new SessionOptions();
            SettingCheck.Bind(builder.Configuration.GetSection(SessionOptions.Section), section => section.Bind(options));
            configure?.Invoke(options);
            options.Check();
            return options;
        });
        builder.Services.TryAddSingleton<SessionStore>();
        return builder;
    }

    /// <summary>The session of the browser that asks.</summary>
    /// <param name="context">The request.</param>
    /// <exception cref="InvalidOperationException">No <see cref="Sessions"/> is around the endpoint.</exception>
    public static Session Session(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Authentication.Session.Find(context) ?? throw new InvalidOperationException(
            "There is no session here: call builder.AddSessions() before Build(), and app.Use<Sessions>().");
    }
}
