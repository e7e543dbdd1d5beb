using Hyperlane.Http;
using Hyperlane.Tests.Endpoints;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Tests.App;

/// <summary>
/// What happens to the routes of an app when <c>dotnet watch</c> has edited it. Here the edit is another declaration of routes.
/// </summary>
[Collection(nameof(Hyperlane.Tests.Http.AllocationTests))]
public sealed class HotReloadTests : IDisposable
{
    private readonly bool _wasOn = HotReload.IsOn;

    public HotReloadTests() => HotReload.IsOn = true;

    public void Dispose() => HotReload.IsOn = _wasOn;

    [Fact]
    public async Task Routes_that_an_edit_adds_removes_and_changes_are_live_and_told()
    {
        var log = new AppLog();
        Action<RouteGroup> map = routes =>
        {
            routes.MapGroup("/a").Get("/old", Old);
            routes.Get("/same", Old);
            routes.Get("/other", Old);
        };
        await using var app = await StartAsync(routes => map(routes), log);
        Assert.Equal(["old", "old", "old", "404"], await AskAsync(app, "/api/a/old", "/api/same", "/api/other", "/api/new"));

        map = routes =>
        {
            routes.Get("/same", Old);
            routes.Get("/other", New);
            routes.Get("/new", New);
        };
        HotReload.UpdateApplication(null);

        Assert.Equal(["404", "old", "new", "new", "fixed"],
            await AskAsync(app, "/api/a/old", "/api/same", "/api/other", "/api/new", "/fixed"));
        Assert.Contains("Routes after the edit: GET /api/new is new, GET /api/other is changed, GET /api/a/old is gone", log.Lines);
    }

    [Fact]
    public async Task An_edit_whose_routes_contradict_each_other_leaves_them_as_they_were()
    {
        var log = new AppLog();
        Action<RouteGroup> map = routes => routes.Get("/a", Old);
        await using var app = await StartAsync(routes => map(routes), log);

        map = routes =>
        {
            routes.Get("/a", New);
            routes.Get("/a", Old);
        };
        HotReload.UpdateApplication([]);

        Assert.Equal(["old"], await AskAsync(app, "/api/a"));
        Assert.Contains(log.Lines, line => line.StartsWith("The routes stay as they were before the edit: ", StringComparison.Ordinal));

        map = routes => routes.Get("/a", New);
        HotReload.UpdateApplication([]);
        Assert.Equal(["new"], await AskAsync(app, "/api/a"));
    }

    private static Task<Hyperlane.Testing.TestApp> StartAsync(Action<RouteGroup> map, AppLog log) => Quiet.StartAsync(
        app =>
        {
            app.Get("/fixed", context => context.Text("fixed"));
            EndpointMapping.Run(app.MapGroup("/api"), map);
        },
        configure: builder => builder.Services.AddSingleton<ILoggerProvider>(log));

    private static ValueTask Old(HttpContext context) => context.Text("old");

    private static ValueTask New(HttpContext context) => context.Text("new");

    private static async Task<string[]> AskAsync(Hyperlane.Testing.TestApp app, params string[] paths)
    {
        var answers = new List<string>();
        foreach (var path in paths)
        {
            using var response = await app.Client.GetAsync(Quiet.Path(path));
            answers.Add(response.IsSuccessStatusCode ? await response.Content.ReadAsStringAsync() : $"{(int)response.StatusCode}");
        }

        return [.. answers];
    }
}
