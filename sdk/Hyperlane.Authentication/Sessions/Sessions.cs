using Hyperlane.Http;
using Hyperlane.Middleware;

namespace Hyperlane.Authentication;

/// <summary>Gives requests a <see cref="Session"/>, which costs nothing until it is used.</summary>
/// <remarks>A WebSocket's session is saved when its handler ends; there, call <see cref="Session.CommitAsync"/>.</remarks>
public sealed class Sessions : IMiddleware
{
    private readonly SessionStore _store;

    /// <summary>Made by <c>app.Use</c> and <c>[Use]</c>.</summary>
    /// <param name="services">The services of the app.</param>
    /// <exception cref="StartupException">AddSessions was not called, or a setting is wrong.</exception>
    public Sessions(IServiceProvider services)
        => _store = SettingCheck.Required<SessionStore>(services, nameof(SessionBuilding.AddSessions));

    /// <inheritdoc />
    public async ValueTask InvokeAsync(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var session = new Session(context, _store);
        context.Items[typeof(Session)] = session;
        await next(context).ConfigureAwait(false);
        await session.CommitAsync().ConfigureAwait(false);
    }
}
