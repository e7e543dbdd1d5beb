using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Hyperlane.Endpoints;
using Hyperlane.Tests.WebSockets;

namespace Hyperlane.Tests.Hostile;

/// <summary>Clients that do not read their answers, or slowly: of all kinds of answers, over all transports.</summary>
[Trait("Speed", "Slow")]
public sealed class AnswerPaceTests : IDisposable
{
    /// <summary>More than the kernel keeps for a client that does not read.</summary>
    private const int Large = 32 << 20;

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);
    private readonly string _file = Path.GetTempFileName();

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var kind in ServedApp.OnPorts.Select(row => row.Data))
            {
                foreach (var path in (string[])["/buffered", "/streamed", "/file"])
                {
                    cases.Add(kind, path);
                }
            }

            return cases;
        }
    }

    public void Dispose() => File.Delete(_file);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Who_takes_nothing_is_cut_after_the_grace_period(string kind, string path)
    {
        await using var app = await StartAsync(kind, rate: 240, grace: 1);
        var (socket, stream) = await app.ConnectOnPortAsync();
        await using var _ = stream;
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: a\r\n\r\n"), TestContext.Current.CancellationToken);

        // At the minimum rate, the answer would take a day and a half.
        var watch = Stopwatch.StartNew();
        while (!socket.Poll(TimeSpan.Zero, SelectMode.SelectError))
        {
            Assert.True(watch.Elapsed < Bound, "It was not cut.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.True(watch.Elapsed > TimeSpan.FromSeconds(0.9), "It was cut at once.");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Who_takes_some_now_and_then_stays(string kind, string path)
    {
        await using var app = await StartAsync(kind, rate: 5_000, grace: 2);
        var (_, stream) = await app.ConnectOnPortAsync(receiveBuffer: 16 * 1024);
        await using var _ = stream;
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"),
            TestContext.Current.CancellationToken);

        // 60,000 bytes a second, far fewer on a busy machine, for three times the grace period; then all the rest.
        var (taken, buffer) = (0L, new byte[256 * 1024]);
        for (var i = 0; i < 60; i++)
        {
            taken += await stream.ReadAtLeastAsync(buffer.AsMemory(0, 6000), 6000, throwOnEndOfStream: true,
                TestContext.Current.CancellationToken);
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        while (await stream.ReadAsync(buffer, TestContext.Current.CancellationToken).AsTask()
            .WaitAsync(Bound, TestContext.Current.CancellationToken) is var read and > 0)
        {
            taken += read;
        }

        Assert.InRange(taken, Large, Large + 100_000);
    }

    private async Task<ServedApp> StartAsync(string kind, int rate, int grace)
    {
        await using (var file = File.OpenWrite(_file))
        {
            file.SetLength(Large);
        }

        return await ServedApp.StartAsync(
            kind,
            app =>
            {
                app.Get("/buffered", context => context.Bytes(new byte[Large], "application/octet-stream"));
                app.Get("/file", context => new FileResult(_file).ExecuteAsync(context));
                app.Get("/streamed", async context =>
                {
                    for (var (left, piece) = (Large, new byte[16 * 1024]); left > 0; left -= piece.Length)
                    {
                        await context.Response.BodyWriter.WriteAsync(piece);
                    }
                });
            },
            builder => (builder.Options.Limits.MinResponseRate, builder.Options.Limits.ResponseGracePeriod) = (rate,
                TimeSpan.FromSeconds(grace)));
    }
}
