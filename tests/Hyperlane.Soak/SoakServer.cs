using System.Net.ServerSentEvents;

namespace Hyperlane.Soak;

/// <summary>The server: an endpoint for each kind of traffic.</summary>
internal static class SoakServer
{
    public static async Task RunAsync(string[] arguments)
    {
        var builder = HyperlaneApp.CreateBuilder([.. arguments, "--urls", "http://127.0.0.1:0;https://127.0.0.1:0"]);
        builder.Logging.SetMinimumLevel(LogLevel.Information).AddFilter("Hyperlane.Middleware", LogLevel.None);
        var limits = builder.Options.Limits;
        limits.HeadTimeout = limits.RateGracePeriod = limits.ResponseGracePeriod = TimeSpan.FromSeconds(2);
        limits.MaxBodyBytes = 64 * 1024 * 1024;
        var app = builder.Build();
        app.Get("/", context => context.Text("Hello, World!"));
        app.Get("/stats", context => context.Text($"{GC.GetTotalMemory(false)} {GC.CollectionCount(2)} {ThreadPool.ThreadCount}"));
        app.Post("/json", async context => await context.Json(await context.Request.ReadJsonAsync<Dictionary<string, string>>()));
        app.Post("/upload", async context => await context.Text(
            $"{(await context.Request.ReadFormAsync()).Files.Sum(file => file.Length)}"));
        app.Get("/lines", context => context.JsonLines(NumbersAsync(100)));
        app.Get("/events", context => context.ServerSentEvents(EventsAsync()));
        app.Get("/large", context => context.Bytes(new byte[300_000], "application/octet-stream"));
        app.Get("/fail", _ => throw new ProblemException(418, "meant"));
        app.Get("/echo", context => context.WebSocket(async socket =>
        {
            await foreach (var message in socket.ReadAllAsync())
            {
                await socket.SendUtf8Async(message.Bytes);
            }
        }));
        await app.RunAsync();
    }

    private static async IAsyncEnumerable<int> NumbersAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await Task.Yield();
            yield return i;
        }
    }

    private static async IAsyncEnumerable<SseItem<string>> EventsAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop = default)
    {
        while (true)
        {
            yield return new SseItem<string>("tick");
            await Task.Delay(20, stop);
        }
    }
}
