using System.Net.Sockets;
using System.Text;

namespace Hyperlane.Tests.Http;

[Collection(nameof(AllocationTests))]
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
public sealed class AllocationTests
{
    private const int Rounds = 5;
    private const int Requests = 5_000;

    /// <summary>
    /// The whole way over a real socket, with a layer of middleware. The client allocates nothing, so what the process allocates is the
    /// server's.
    /// </summary>
    [Theory]
    [InlineData("/text")]
    [InlineData("/users/42")]
    [InlineData("/json")]
    [InlineData("/text", "b;*.example.org;a")]
    public async Task The_plain_path_allocates_nothing_per_request(string path, string hosts = "*")
    {
        await using var app = await Quiet.StartAsync(
            app =>
            {
                app.Use((context, next) => next(context));
                app.Get("/text", context => context.Text("Hello, World!"));
                app.Get("/users/{id:int}", context => context.Text(context.Request.RouteValues.Get<int>("id") == 42 ? "yes" : "no"));
                app.Get("/json", context => context.Json(Answer.Instance));
            },
            inMemory: false,
            arguments: $"--Hyperlane:AllowedHosts={hosts}");
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 20_000 };
        socket.Connect("127.0.0.1", app.BaseAddress.Port);
        var request = Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: a\r\n\r\n");
        var buffer = new byte[4096];

        // What else lives in this process allocates in one round or another; a request that allocated would do so in all.
        Ask(socket, request, buffer, Rounds * Requests);
        var least = Enumerable.Range(0, Rounds).Min(_ =>
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            Ask(socket, request, buffer, Requests);
            return GC.GetTotalAllocatedBytes(precise: true) - before;
        });

        Assert.InRange(least / (double)Requests, 0, 8);
    }

    private static void Ask(Socket socket, byte[] request, byte[] buffer, int times)
    {
        for (var i = 0; i < times; i++)
        {
            socket.Send(request);
            for (var received = 0; !buffer.AsSpan(0, received).EndsWith("\r\n\r\n"u8) && !IsWhole(buffer.AsSpan(0, received));)
            {
                received += socket.Receive(buffer, received, buffer.Length - received, SocketFlags.None);
            }
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> response)
    {
        var end = response.IndexOf("\r\n\r\n"u8);
        var length = response.IndexOf("Content-Length: "u8);
        return end > 0 && length > 0
            && System.Buffers.Text.Utf8Parser.TryParse(response[(length + 16)..], out int bytes, out _)
            && response.Length == end + 4 + bytes;
    }

    public sealed record Answer(string Message, int Number)
    {
        public static Answer Instance { get; } = new("Hello", 42);
    }
}
