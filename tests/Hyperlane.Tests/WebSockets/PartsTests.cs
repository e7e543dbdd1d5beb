using System.Net.WebSockets;
using System.Text;
using Hyperlane.Testing;
using Hyperlane.WebSockets;

namespace Hyperlane.Tests.WebSockets;

/// <summary>Messages that are too large to be held in memory are read and sent in parts.</summary>
public sealed class PartsTests
{
    private const int LargestPart = 64 * 1024;
    private const int Most = 1000;

    private readonly CancellationTokenSource _hang = new(TimeSpan.FromSeconds(60));
    private int _largest;

    [Theory]
    [InlineData(WebSocketMessageType.Text, true)]
    [InlineData(WebSocketMessageType.Text, false)]
    [InlineData(WebSocketMessageType.Binary, true)]
    [InlineData(WebSocketMessageType.Binary, false)]
    public async Task A_message_far_beyond_the_limit_goes_there_and_back(WebSocketMessageType type, bool inMemory)
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 200_000).Select(i => $"{i} 語")));
        await using var app = await StartAsync(inMemory);
        using var socket = await app.ConnectWebSocketAsync("/parts", null, _hang.Token);

        foreach (var length in (int[])[bytes.Length, 0, 1])
        {
            var sending = socket.SendAsync(bytes.AsMemory(0, length), type, true, _hang.Token).AsTask();

            Assert.Equal((type, length), await ReadAsync(socket, bytes));
            await sending;
        }

        Assert.InRange(_largest, Most + 1, LargestPart);
    }

    [Fact]
    public async Task Parts_come_before_the_message_is_whole()
    {
        await using var app = await StartAsync(inMemory: false);
        await using var client = new WebSocketClient(app.Connect());
        await client.OpenAsync("/parts");

        await client.SendAsync(WebSocketClient.Frame(0x01, [65]));
        Assert.Equal("01 A", await client.ReadFrameAsync());
        await client.SendAsync(WebSocketClient.Frame(0x89, [33]));
        Assert.Equal("8A !", await client.ReadFrameAsync());
        await client.SendAsync(WebSocketClient.Frame(0x80, [66]));
        Assert.Equal("80 B", await client.ReadFrameAsync());
    }

    [Fact]
    public async Task Text_that_is_none_ends_it_in_the_middle()
    {
        await using var app = await StartAsync(inMemory: false);
        await using var client = new WebSocketClient(app.Connect());
        await client.OpenAsync("/parts");

        await client.SendAsync(WebSocketClient.Frame(0x01, [65]));
        Assert.Equal("01 A", await client.ReadFrameAsync());
        await client.SendAsync(WebSocketClient.Frame(0x00, [0xFF]));
        Assert.Equal("88 1007", await client.ReadFrameAsync());
    }

    private async Task<(WebSocketMessageType Type, int Length)> ReadAsync(ClientWebSocket socket, byte[] expected)
    {
        var buffer = new byte[LargestPart];
        for (var length = 0; ;)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), _hang.Token);
            Assert.True(buffer.AsSpan(0, part.Count).SequenceEqual(expected.AsSpan(length, part.Count)),
                $"It differs behind byte {length}.");
            length += part.Count;
            if (part.EndOfMessage)
            {
                return (part.MessageType, length);
            }
        }
    }

    private Task<TestApp> StartAsync(bool inMemory) => Quiet.StartAsync(
        app => app.Get("/parts", context => context.WebSocket(EchoAsync)),
        inMemory,
        builder => builder.Options.WebSockets.MaxMessageBytes = Most);

    private async Task EchoAsync(WebSocketConnection socket)
    {
        await foreach (var part in socket.ReadPartsAsync())
        {
            _largest = Math.Max(_largest, part.Bytes.Length);
            await socket.SendPartAsync(part.Bytes, part.IsText, part.IsLast);
        }
    }
}
