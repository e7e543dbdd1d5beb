using System.Reflection.Metadata;

[assembly: MetadataUpdateHandler(typeof(Hyperlane.HotReload))]

namespace Hyperlane;

/// <summary>
/// Has the apps of this process map their attribute routes again when <c>dotnet watch</c> has changed the program while it runs.
/// </summary>
internal static class HotReload
{
    private static readonly List<WeakReference<HyperlaneApp>> Apps = [];

    /// <summary>Whether the program can be changed while it runs; never once it is published. Tests turn it on.</summary>
    public static bool IsOn { get; set; } = MetadataUpdater.IsSupported;

    /// <summary>From now on the app follows edits.</summary>
    public static void Follow(HyperlaneApp app)
    {
        lock (Apps)
        {
            Apps.RemoveAll(static one => !one.TryGetTarget(out _));
            Apps.Add(new WeakReference<HyperlaneApp>(app));
        }
    }

    /// <summary>The runtime calls this after each edit.</summary>
    /// <param name="types">What was edited; null where that is not known.</param>
    public static void UpdateApplication(Type[]? types)
    {
        _ = types;
        WeakReference<HyperlaneApp>[] apps;
        lock (Apps)
        {
            apps = [.. Apps];
        }

        foreach (var one in apps)
        {
            if (one.TryGetTarget(out var app))
            {
                app.MapAgain();
            }
        }
    }
}
