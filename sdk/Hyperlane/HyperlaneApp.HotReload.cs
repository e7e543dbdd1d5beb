using Hyperlane.Http;
using Hyperlane.Routing;
using Microsoft.Extensions.Logging;

namespace Hyperlane;

/// <content>Edits while the app runs.</content>
public sealed partial class HyperlaneApp
{
    private readonly Lock _edit = new();
    private volatile RequestDelegate? _dispatch;
    private bool _isEditing;

    /// <summary>
    /// Maps the attribute routes again, and says in the log which are new. What cannot be mapped leaves the routes as they were.
    /// </summary>
    internal void MapAgain()
    {
        lock (_edit)
        {
            if (_dispatch is null)
            {
                return;
            }

            var before = Fingerprints();
            var undo = new List<Action>();
            _isEditing = true;
            try
            {
                MapAgain(undo);
                _dispatch = Dispatcher.Create(this);
                LogDifference(before, Fingerprints());
            }
            catch (Exception error) when (error is StartupException or RoutePatternException or InvalidOperationException)
            {
                undo.ForEach(static step => step());
                LogRefused(Logger, error.Message);
            }
            finally
            {
                _isEditing = false;
            }
        }
    }

    /// <summary>What answers requests: by way of a field where edits may change it.</summary>
    private RequestDelegate Dispatch()
    {
        var dispatch = Dispatcher.Create(this);
        if (!HotReload.IsOn)
        {
            return dispatch;
        }

        _dispatch = dispatch;
        HotReload.Follow(this);
        return context => _dispatch(context);
    }

    private Dictionary<string, string> Fingerprints()
        => AllRoutes().GroupBy(route => $"{route.Method} {route.Pattern}")
            .ToDictionary(routes => routes.Key, routes => routes.First().Fingerprint);

    private void LogDifference(Dictionary<string, string> before, Dictionary<string, string> after)
    {
        string[] changes =
        [
            .. after.Keys.Except(before.Keys).Order(StringComparer.Ordinal).Select(route => $"{route} is new"),
            .. after.Keys.Intersect(before.Keys).Where(route => after[route] != before[route]).Order(StringComparer.Ordinal)
            .Select(route => $"{route} is changed"),
            .. before.Keys.Except(after.Keys).Order(StringComparer.Ordinal).Select(route => $"{route} is gone"),
        ];
        if (changes.Length > 0)
        {
            LogChanges(Logger, string.Join(", ", changes));
        }
    }

    [LoggerMessage(2, LogLevel.Information, "Routes after the edit: {Changes}")]
    private static partial void LogChanges(ILogger logger, string changes);

    [LoggerMessage(3, LogLevel.Error, "The routes stay as they were before the edit: {Reason}")]
    private static partial void LogRefused(ILogger logger, string reason);
}
