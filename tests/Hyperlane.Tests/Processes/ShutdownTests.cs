using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Hyperlane.Tests.Processes;

/// <summary>Servers that stop while they have all hands full: nothing that was accepted is lost.</summary>
[Trait("Speed", "Slow")]
public sealed class ShutdownTests
{
    private const int Descriptors = 1000;
    private const int Clients = 16;
    private const int Restarts = 20;

    [Theory]
    [InlineData(TransportKind.Auto)]
    [InlineData(TransportKind.Sockets)]
    public async Task Terminated_under_full_load_it_answers_what_it_has_and_exits_with_0(TransportKind transport)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "SIGTERM is sent by a shell of Unix.");
        await using var server = await ServerProcess.StartAsync(Descriptors, $"--Hyperlane:Transport={transport}");
        var load = new Load(server.Url);
        var running = Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => load.RunAsync(untilRefused: true)));
        await load.ReachAsync(2000);

        Assert.Equal(0, await server.TerminateAsync());

        await running;
        Assert.Null(load.Failure);
        Assert.True(load.Closing > 0, "No client was told that its connection ends.");
    }

    [Theory]
    [InlineData(TransportKind.Auto)]
    [InlineData(TransportKind.Sockets)]
    public async Task A_request_that_never_ends_is_cut_at_the_deadline(TransportKind transport)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "SIGTERM is sent by a shell of Unix.");
        await using var server = await ServerProcess.StartAsync(
            Descriptors, $"--Hyperlane:Transport={transport}", "--Hyperlane:Limits:MinRequestRate=0", "--shutdownTimeoutSeconds=1");
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = 60_000 };
        socket.Connect(IPAddress.Loopback, server.Url.Port);
        socket.Send("POST /greetings HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n"u8);
        var buffer = new byte[1000];
        Assert.StartsWith("HTTP/1.1 100", Encoding.ASCII.GetString(buffer, 0, socket.Receive(buffer)), StringComparison.Ordinal);

        // The handler waits for the body, which never comes.
        Assert.Equal(0, await server.TerminateAsync());

        Assert.Throws<SocketException>(() => Assert.NotEqual(0, socket.Receive(buffer)));
    }

    [Fact]
    public async Task Twenty_restarts_beside_each_other_lose_no_request()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux deals connections out among processes.");
        var old = await ServerProcess.StartAsync(Descriptors, "--Hyperlane:SharePort=true");
        var load = new Load(old.Url);
        var running = Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => load.RunAsync(untilRefused: false)));
        for (var i = 1; i <= Restarts; i++)
        {
            await load.ReachAsync(load.Answered + 200);
            var fresh = await ServerProcess.StartAsync(Descriptors, old.Url.Port, "--Hyperlane:SharePort=true");
            await load.ReachAsync(load.Answered + 200);

            Assert.Equal(0, await old.TerminateAsync());

            await old.DisposeAsync();
            old = fresh;
        }

        load.Stop();
        await running;
        await old.DisposeAsync();
        Assert.Null(load.Failure);
    }

    /// <summary>Clients that ask again and again, over connections that they keep, and one in ten over a new one.</summary>
    private sealed class Load(Uri url)
    {
        private long _answered;
        private long _closing;
        private volatile bool _stop;

        public string? Failure { get; private set; }

        public long Answered => Interlocked.Read(ref _answered);

        /// <summary>How many answers said that the connection ends though their requests had not asked for it.</summary>
        public long Closing => Interlocked.Read(ref _closing);

        public void Stop() => _stop = true;

        /// <summary>Waits until so many requests have been answered.</summary>
        public async Task ReachAsync(long count)
        {
            var late = DateTime.UtcNow.AddSeconds(60);
            while (Answered < count)
            {
                Assert.True(DateTime.UtcNow < late, $"The load has come to a stand: {Failure}");
                await Task.Delay(5);
            }
        }

        public async Task RunAsync(bool untilRefused)
        {
            using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = 1 };
            using var client = new HttpClient(handler) { BaseAddress = url, Timeout = TimeSpan.FromSeconds(60) };
            for (var i = 1; !_stop; i++)
            {
                try
                {
                    using var request = new HttpRequestMessage(HttpMethod.Get, "/json");
                    request.Headers.ConnectionClose = i % 10 == 0;
                    using var response = await client.SendAsync(request);
                    response.EnsureSuccessStatusCode();
                    Interlocked.Increment(ref _answered);
                    if (response.Headers.ConnectionClose == true && request.Headers.ConnectionClose != true)
                    {
                        Interlocked.Increment(ref _closing);
                    }
                }
                catch (HttpRequestException error) when (untilRefused
                    && error.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused })
                {
                    return;
                }
                catch (Exception error)
                {
                    Failure = error.ToString();
                    return;
                }
            }
        }
    }
}
