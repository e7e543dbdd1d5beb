using System.Net.WebSockets;
using System.Text;
using Hyperlane.Testing;

namespace Hyperlane.Tests.WebSockets;

/// <summary>RFC 7692, with the client of System.Net.WebSockets as the oracle.</summary>
public sealed class CompressionTests
{
    private const int Most = 100_000;

    [Theory]
    [InlineData(true, true, true, true)]
    [InlineData(true, false, true, true)]
    [InlineData(true, true, false, false)]
    [InlineData(false, true, true, true)]
    [InlineData(true, true, true, false)]
    [InlineData(true, true, true, false, 9, 15)]
    [InlineData(true, false, true, false, 9, 9)]
    [InlineData(true, true, true, true, 10, 10)]
    [InlineData(true, true, false, false, 12, 14)]
    [InlineData(true, true, true, false, 14, 12)]
    public async Task Echoes_compressed_messages(bool serverKeeps, bool clientKeepsOurs, bool clientKeepsTheirs, bool inMemory,
        int ourBits = 15, int theirBits = 15)
    {
        await using var app = await StartAsync(inMemory, serverKeeps);
        using var socket = await app.ConnectWebSocketAsync("/echo", options => options.DangerousDeflateOptions = new WebSocketDeflateOptions
        {
            ServerContextTakeover = clientKeepsOurs,
            ClientContextTakeover = clientKeepsTheirs,
            ServerMaxWindowBits = ourBits,
            ClientMaxWindowBits = theirBits,
        });

        foreach (var length in (int[])[0, 1, 127, 128, 300, 300, 500, 512, 513, 5000, 5000, 65_000, Most, 3, 400, 400])
        {
            var text = string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + ((i * i) % 23))));
            await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, default);
            Assert.Equal(text, await ReadAsync(socket));
        }

        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, default);
        Assert.Equal(WebSocketCloseStatus.NormalClosure, socket.CloseStatus);
    }

    /// <summary>RFC 7692 §7.1.1.1: whether what we send refers to what we have sent.</summary>
    [Theory]
    [InlineData("", false)]
    [InlineData("; server_no_context_takeover", true)]
    [InlineData("; server_max_window_bits=9", true)]
    public async Task A_message_is_shorter_the_second_time_unless_each_begins_anew(string parameters, bool anew)
    {
        await using var app = await StartAsync(inMemory: false, keepsContext: true);
        await using var client = new WebSocketClient(app.Connect());
        await client.OpenAsync("/echo", $"Sec-WebSocket-Extensions: permessage-deflate{parameters}\r\n");
        var text = WebSocketClient.Text(string.Concat(Enumerable.Range(0, 100).Select(i => $"{i * i % 91} ")));

        await client.SendAsync([.. text, .. text]);
        var (first, payload) = await client.ReadBytesAsync();
        var (firstAgain, payloadAgain) = await client.ReadBytesAsync();

        Assert.Equal((0xC1, 0xC1), (first, firstAgain));
        Assert.Equal(anew, payload.SequenceEqual(payloadAgain));
        Assert.InRange(payloadAgain.Length, 1, anew ? payload.Length : payload.Length / 4);
    }

    /// <summary>RFC 7692 §7.2.1: what is short is not compressed, nor what is larger than the window that was asked for.</summary>
    [Theory]
    [InlineData("", 63, 0x81)]
    [InlineData("", 64, 0xC1)]
    [InlineData("", 100_000, 0xC1)]
    [InlineData("; server_max_window_bits=8", 256, 0xC1)]
    [InlineData("; server_max_window_bits=8", 257, 0x81)]
    [InlineData("; server_max_window_bits=14", 16_384, 0xC1)]
    [InlineData("; server_max_window_bits=14", 16_385, 0x81)]
    [InlineData("; server_max_window_bits=15", 100_000, 0xC1)]
    public async Task Only_what_is_worth_it_and_fits_is_compressed(string parameters, int length, int first)
    {
        await using var app = await StartAsync(inMemory: false, keepsContext: true);
        await using var client = new WebSocketClient(app.Connect());
        await client.OpenAsync("/echo", $"Sec-WebSocket-Extensions: permessage-deflate{parameters}\r\n");

        await client.SendAsync(WebSocketClient.Text(new string('a', length)));

        Assert.Equal(first, (await client.ReadBytesAsync()).First);
    }

    private static async Task<string> ReadAsync(ClientWebSocket socket)
    {
        using var hang = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var buffer = new byte[Most + 1];
        for (var length = 0; ;)
        {
            var result = await socket.ReceiveAsync(buffer.AsMemory(length), hang.Token);
            length += result.Count;
            if (result.EndOfMessage)
            {
                return Encoding.UTF8.GetString(buffer, 0, length);
            }
        }
    }

    private static Task<TestApp> StartAsync(bool inMemory, bool keepsContext) => TestApp.StartAsync(
        app => app.WebSocket("/echo", EchoApp.EchoAsync),
        new TestAppOptions
        {
            InMemory = inMemory,
            Configure = builder => (builder.Options.WebSockets.Compression, builder.Options.WebSockets.CompressionContext,
                builder.Options.WebSockets.MaxMessageBytes) = (true, keepsContext, Most),
        });
}
