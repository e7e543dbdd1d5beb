using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Hyperlane.Tests.WebSockets;
using Hyperlane.Transport;
using Hyperlane.Transport.Epoll;

namespace Hyperlane.Tests.Transport;

/// <summary>
/// Memory is rented from a pool that all connections share: who still looks at it, or sends from it, when a connection ends must not meet
/// another's bytes.
/// </summary>
public sealed class BufferGuardTests
{
    private const byte Own = (byte)'A';
    private const byte Foreign = (byte)'B';
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    public static TheoryData<string> Transports => EpollTransport.IsSupported ? ["Epoll", "Sockets"] : ["Sockets"];

    [Fact]
    public void What_two_release_at_once_is_given_back_once()
    {
        const int size = 100_000;
        var holder = new Holder();
        var rented = new byte[2][];
        using var together = new Barrier(2);
        var threads = Enumerable.Range(0, 2).Select(who => new Thread(() =>
        {
            for (var round = 0; round < 3000; round++)
            {
                if (who == 0)
                {
                    holder.Buffer.Reserve(size);
                }

                together.SignalAndWait();
                holder.Buffer.Release();
                together.SignalAndWait();
                rented[who] = ArrayPool<byte>.Shared.Rent(size);
                together.SignalAndWait();
                holder.Doubles += who == 0 && ReferenceEquals(rented[0], rented[1]) ? 1 : 0;
                together.SignalAndWait();
                ArrayPool<byte>.Shared.Return(rented[who]);
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.Equal(0, holder.Doubles);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task What_is_unread_when_the_connection_ends_stays_as_it_is(string kind)
    {
        var seen = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var listener = await ListenAsync(kind, async connection =>
        {
            var read = await connection.Input.ReadAsync();
            await connection.DisposeAsync();
            Scribble(8 * 1024, () => seen.SetResult(Encoding.ASCII.GetString(read.Buffer)));
        });
        using var client = await ConnectAsync(listener);
        await client.SendAsync(new[] { Own, Own, Own });

        Assert.Equal("AAA", await seen.Task.WaitAsync(Bound, TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task A_read_that_is_pending_when_the_connection_ends_fails(string kind)
    {
        var ended = new TaskCompletionSource<Exception?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var listener = await ListenAsync(kind, async connection =>
        {
            var reading = connection.Input.ReadAsync().AsTask();
            await connection.DisposeAsync();
            ended.SetResult(await Record.ExceptionAsync(() => reading));
        });
        using var client = await ConnectAsync(listener);

        var error = await ended.Task.WaitAsync(Bound, TestContext.Current.CancellationToken);
        Assert.True(error is IOException or ObjectDisposedException, $"{error}");
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task What_is_being_sent_when_the_connection_ends_is_not_lent_to_others_before(string kind)
    {
        const int size = 1 << 20;
        for (var round = 0; round < 40; round++)
        {
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var listener = await ListenAsync(kind, async connection =>
            {
                connection.Output.GetSpan(size)[..size].Fill(Own);
                connection.Output.Advance(size);

                // A handler that does not wait for its flush, and then fails.
                var flushing = Task.Run(async () => await connection.Output.FlushAsync());
                await Task.Delay(round % 3);
                await connection.DisposeAsync();
                Scribble(size, () => done.Task.Wait(Bound));
                await Record.ExceptionAsync(() => flushing.WaitAsync(Bound));
            });
            using var client = await ConnectAsync(listener);
            var buffer = new byte[64 * 1024];
            try
            {
                while (await client.ReceiveAsync(buffer, TestContext.Current.CancellationToken).AsTask()
                    .WaitAsync(Bound, TestContext.Current.CancellationToken) is var read and > 0)
                {
                    Assert.False(buffer.AsSpan(0, read).Contains(Foreign), "Another connection's bytes were sent.");
                }
            }
            catch (SocketException)
            {
                // It was cut, which is as good.
            }

            done.SetResult();
        }
    }

    [Fact]
    public async Task A_task_that_outlives_its_WebSocket_keeps_the_message_it_has()
    {
        var seen = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        ReadOnlyMemory<byte> held = default;
        await using var app = await ServedApp.StartAsync("Sockets", app =>
        {
            app.Use(async (context, next) =>
            {
                await next(context);
                Scribble(4 * 1024, () => seen.TrySetResult(Encoding.ASCII.GetString(held.Span)));
            });
            app.WebSocket("/socket", async socket =>
            {
                await foreach (var message in socket.ReadAllAsync())
                {
                    held = message.Bytes;
                    break;
                }
            });
        });
        await using var client = await app.ConnectAsync();
        await client.SendAsync([.. WebSocketClient.Text("AAA"), .. WebSocketClient.Close(1000)]);

        Assert.Equal("AAA", await seen.Task.WaitAsync(Bound, TestContext.Current.CancellationToken));
    }

    /// <summary>Takes what the pool has, as other connections would, and fills it, while something is done.</summary>
    private static void Scribble(int size, Action action)
    {
        var rented = Enumerable.Range(0, 8).Select(_ => ArrayPool<byte>.Shared.Rent(size)).ToList();
        rented.ForEach(bytes => bytes.AsSpan().Fill(Foreign));
        action();
        rented.ForEach(bytes => ArrayPool<byte>.Shared.Return(bytes));
    }

    private static ValueTask<ITransportListener> ListenAsync(string kind, ConnectionDelegate serve)
        => (kind == "Epoll" ? (ITransport)new EpollTransport(1) : new SocketTransport()).ListenAsync(
            new IPEndPoint(IPAddress.Loopback, 0), serve, TestContext.Current.CancellationToken);

    private static async Task<Socket> ConnectAsync(ITransportListener listener)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(listener.EndPoint);
        return socket;
    }

    private sealed class Holder
    {
        public RentedBuffer Buffer = new();

        public int Doubles { get; set; }
    }
}
