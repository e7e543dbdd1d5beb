using System.ComponentModel;

namespace Hyperlane;

/// <summary>Checks what endpoints ask for. Called by generated code when the app maps them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RequiredServices
{
    /// <summary>Checks that there is a service.</summary>
    /// <typeparam name="T">The service.</typeparam>
    /// <param name="app">The app, or a group of it.</param>
    /// <param name="user">The class that asks.</param>
    /// <param name="key">The key of a keyed service.</param>
    /// <exception cref="StartupException">There is none; the message has the line that adds it.</exception>
    public static void Require<T>(RouteGroup app, string user, object? key = null)
    {
        ArgumentNullException.ThrowIfNull(app);
        ServiceCheck.Require(app.Services, typeof(T), $"The endpoints of {user} ask", key);
    }
}
