using System.ComponentModel;

namespace Hyperlane;

/// <summary>Maps the attribute routes of a program, and maps them again after an edit while it runs. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class EndpointMapping
{
    /// <summary>Maps the routes.</summary>
    /// <param name="app">The app, or a group of it.</param>
    /// <param name="map">Declares the routes in a group.</param>
    /// <returns>The app, or the group of it.</returns>
    public static RouteGroup Run(RouteGroup app, Action<RouteGroup> map)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(map);
        if (HotReload.IsOn)
        {
            app.MapGroup("").MapFrom(map);
        }
        else
        {
            map(app);
        }

        return app;
    }
}
