using System.Collections.Frozen;
using Hyperlane.Endpoints;
using Hyperlane.Http;
using Hyperlane.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hyperlane;

/// <summary>Opens a folder of static files when the app starts.</summary>
internal static partial class StaticFolder
{
    /// <exception cref="StartupException">It is not there, or its fallback is not.</exception>
    public static StaticFiles Open(HyperlaneApp app, StaticFileOptions options)
    {
        var folder = options.Folder;
        string[] places = [Path.GetFullPath(folder, app.Environment.ContentRootPath), Path.GetFullPath(folder, AppContext.BaseDirectory)];
        var place = Array.Find(places, Directory.Exists)
            ?? throw new StartupException(
                $"There is no folder '{folder}' for UseStaticFiles, neither {places[0]} nor {places[1]}. Create it, or name another.");
        if (options.Fallback is { } fallback && !File.Exists(Path.Combine(place, fallback.TrimStart('/'))))
        {
            throw new StartupException($"There is no file '{fallback}' in {place}, which UseStaticFiles names as its Fallback.");
        }

        var isBaked = options.MaxBakedBytes > 0 && !app.Environment.IsDevelopment();
        var files = new StaticFiles(
            new PhysicalFileProvider(place),
            options.FollowLinks ? null : LinkFence.Around(place),
            options,
            isBaked ? new FileBakery(place, TypesOf(app), options.MaxBakedBytes).Bake() : FrozenDictionary<string, BakedFile>.Empty);
        WarnOfShadow(app, files, folder);
        return files;
    }

    /// <summary>Tells of a route that answers where the folder's index.html would be shown.</summary>
    private static void WarnOfShadow(HyperlaneApp app, StaticFiles files, string folder)
    {
        if (files.HasIndex
            && app.AllRoutes().FirstOrDefault(route => route.Method == HttpMethods.Get && Answers(route, "/"u8)) is { } route)
        {
            LogShadow(app.Logger, $"{folder}/index.html", $"GET {route.Pattern} ({route.Source})");
        }
    }

    private static FileTypes TypesOf(HyperlaneApp app)
        => new(MediaTypeSettings.Read(app.Services.GetRequiredService<HyperlaneOptions>()));

    private static bool Answers(RouteBuilder route, ReadOnlySpan<byte> path)
        => new RouteTable<bool>([new Route<bool>(route.Method, RoutePattern.Parse(route.Pattern), true, route.Source)])
            .Match(route.Method, path, new RouteValues()).IsFound;

    [LoggerMessage(8, LogLevel.Warning,
        "{File} is not shown at /: the route {Route} answers there, and routes come first. Give the route another path, or remove the file")]
    private static partial void LogShadow(ILogger logger, string file, string route);
}
