using System.Net.Sockets;
using System.Text;
using Hyperlane.Testing;

namespace Hyperlane.Tests.Http.Rfc;

/// <summary>What RFC 9110 and 9112 ask of an origin server, row by row: over a socket whole, and in memory split at every byte.</summary>
public sealed class RfcTests
{
    private const string Next = "GET /next HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

    private static readonly Dictionary<string, RfcCase> Cases = RequestCases.All.Concat(BodyCases.All).ToDictionary(one => one.ToString());

    public static TheoryData<string> All => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public async Task It_is_so(string name)
    {
        var one = Cases[name];
        await using var app = await StartAsync(inMemory: false);

        Assert.Equal(one.Outcome, await AskAsync(app, one.Request, one.Request.Length));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task It_is_so_wherever_the_request_is_split(string name)
    {
        var one = Cases[name];
        await using var app = await StartAsync(inMemory: true);

        for (var at = 1; at < one.Request.Length; at++)
        {
            Assert.Equal((at, one.Outcome), (at, await AskAsync(app, one.Request, at)));
        }
    }

    private static Task<TestApp> StartAsync(bool inMemory) => Quiet.StartAsync(
        app =>
        {
            app.Get("/", context => context.Text(""));
            app.Get("/next", context => context.Text("next"));
            app.Get("/host", context => context.Text(context.Request.Host));
            app.Get("/none", context => context.NoContent());
            app.Post("/none", context => context.NoContent());
            app.Post("/refuse", context => context.Problem(403));
            app.Post("/echo", async context => await context.Bytes(await context.Request.ReadBytesAsync(), "text/plain"));
            app.Get("/fail", _ => throw new InvalidOperationException("meant"));
            app.Get("/reset", context =>
            {
                context.Response.StatusCode = 205;
                return ValueTask.CompletedTask;
            });
            app.Get("/same", context =>
            {
                context.Response.StatusCode = 304;
                return ValueTask.CompletedTask;
            });
        },
        inMemory);

    /// <summary>Sends a request and another one, and tells what came of it.</summary>
    private static async Task<string> AskAsync(TestApp app, string request, int at)
    {
        await using var stream = app.Connect();
        await using var client = new RawClient(stream);
        try
        {
            await client.SendAsync(request[..at]);
            await client.SendAsync(request[at..] + Next);
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            // It had its answer before it was done.
        }

        var isHead = request.StartsWith("HEAD", StringComparison.Ordinal);
        var seen = new StringBuilder();
        while (!await client.IsClosedAsync())
        {
            var answer = await client.ReadAsync(isHead);
            if (answer.Body == "next")
            {
                return seen.Append("next").ToString();
            }

            seen.Append(answer.Status).Append(answer is { Status: 200, Body.Length: > 0 } ? $":{answer.Body}" : "").Append(' ');
            isHead = false;
        }

        return seen.Append("end").ToString();
    }
}
