namespace Hyperlane;

/// <content>Edits while the app runs.</content>
public partial class RouteGroup
{
    private Action<RouteGroup>? _map;

    /// <summary>Declares routes in this group, which has no others, now and after each edit.</summary>
    internal void MapFrom(Action<RouteGroup> map)
    {
        _map = map;
        map(this);
    }

    /// <summary>Declares the routes of this group, and of those within it, again where that can be.</summary>
    /// <param name="undo">Gets what brings the routes back that there were.</param>
    private protected void MapAgain(List<Action> undo)
    {
        if (_map is null)
        {
            foreach (var group in _groups.ToArray())
            {
                group.MapAgain(undo);
            }

            return;
        }

        (RouteGroup[] groups, RouteBuilder[] routes) = ([.. _groups], [.. _routes]);
        undo.Add(() =>
        {
            Clear();
            _groups.AddRange(groups);
            _routes.AddRange(routes);
        });
        Clear();
        _map(this);
    }

    private void Clear()
    {
        _groups.Clear();
        _routes.Clear();
    }
}
