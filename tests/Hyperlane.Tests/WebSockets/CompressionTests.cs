using System.IO.Compression;
using System.Net.WebSockets;
using System.Text;
using Hyperlane.Testing;

namespace Hyperlane.Tests.WebSockets;

/// <summary>RFC 7692, with the client of System.Net.WebSockets as the oracle.</summary>
public sealed class CompressionTests
{
    private const int Most = 100_000;
    private const string Offer = "Sec-WebSocket-Extensions: permessage-deflate\r\n";

    [Theory]
    [InlineData(true, true, true, true)]
    [InlineData(true, false, true, true)]
    [InlineData(true, true, false, false)]
    [InlineData(false, true, true, true)]
    [InlineData(true, true, true, false)]
    public async Task Echoes_compressed_messages(bool serverKeeps, bool clientKeepsOurs, bool clientKeepsTheirs, bool inMemory)
    {
        await using var app = await StartAsync(inMemory, serverKeeps);
        using var socket = await app.ConnectWebSocketAsync("/echo", options => options.DangerousDeflateOptions = new WebSocketDeflateOptions
        {
            ServerContextTakeover = clientKeepsOurs,
            ClientContextTakeover = clientKeepsTheirs,
        });

        foreach (var length in (int[])[0, 1, 127, 128, 5000, 5000, 65_000, Most, 3])
        {
            var text = string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + ((i * i) % 23))));
            await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, default);
            Assert.Equal(text, await ReadAsync(socket));
        }

        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, default);
        Assert.Equal(WebSocketCloseStatus.NormalClosure, socket.CloseStatus);
    }

    [Fact]
    public async Task A_bomb_is_closed_with_1009_and_one_within_the_limit_is_not()
    {
        await using var app = await StartAsync(inMemory: false, keepsContext: true);
        await using var client = new WebSocketClient(app);
        await client.OpenAsync("/length", Offer);

        await client.SendAsync(WebSocketClient.Frame(0xC2, Deflate(new byte[Most])));
        Assert.Equal($"81 {Most}", await client.ReadFrameAsync());
        await client.SendAsync(WebSocketClient.Frame(0xC2, Deflate(new byte[50_000_000])));
        Assert.Equal("88 1009", await client.ReadFrameAsync());
    }

    [Theory]
    [InlineData(0x81, "88 1007")]
    [InlineData(0xC1, "88 1007")]
    [InlineData(0xC9, "88 1002")]
    [InlineData(0xC0, "88 1002")]
    [InlineData(0xA1, "88 1002")]
    public async Task Damage_and_bits_out_of_place_are_refused(int first, string answer)
    {
        await using var app = await StartAsync(inMemory: false, keepsContext: true);
        await using var client = new WebSocketClient(app);
        await client.OpenAsync("/echo", Offer);

        await client.SendAsync(WebSocketClient.Frame(first, [0xFF, 0xFF, 0xFF]));

        Assert.Equal(answer, await client.ReadFrameAsync());
    }

    [Fact]
    public async Task A_compressed_message_may_come_in_fragments_and_only_the_first_has_the_bit()
    {
        await using var app = await StartAsync(inMemory: false, keepsContext: true);
        await using var client = new WebSocketClient(app);
        await client.OpenAsync("/echo", Offer);
        var bytes = Deflate("Hello"u8.ToArray());

        await client.SendAsync([.. WebSocketClient.Frame(0x41, bytes[..2]), .. WebSocketClient.Frame(0x80, bytes[2..])]);
        Assert.Equal("81 Hello", await client.ReadFrameAsync());

        // RFC 7692 §7.2.3.6: the empty message.
        await client.SendAsync(WebSocketClient.Frame(0xC1, [0]));
        Assert.Equal("81 ", await client.ReadFrameAsync());
        await client.SendAsync([.. WebSocketClient.Frame(0x41, bytes[..2]), .. WebSocketClient.Frame(0xC0, bytes[2..])]);
        Assert.Equal("88 1002", await client.ReadFrameAsync());
    }

    [Fact]
    public async Task A_last_block_ends_a_message_and_not_the_compression()
    {
        await using var app = await StartAsync(inMemory: false, keepsContext: true);
        await using var client = new WebSocketClient(app);
        await client.OpenAsync("/echo", Offer);
        using var output = new MemoryStream();
        using (var deflate = new DeflateStream(output, CompressionLevel.Optimal))
        {
            deflate.Write("Hello"u8);
        }

        // RFC 7692 §7.2.3.4: the block has BFINAL set, and a byte follows that begins an empty one.
        for (var i = 0; i < 2; i++)
        {
            await client.SendAsync(WebSocketClient.Frame(0xC1, [.. output.ToArray(), 0]));
            Assert.Equal("81 Hello", await client.ReadFrameAsync());
        }
    }

    [Theory]
    [InlineData("permessage-deflate; server_max_window_bits=10", null)]
    [InlineData("permessage-deflate; unknown", null)]
    [InlineData("permessage-deflate; server_max_window_bits=10, permessage-deflate", "permessage-deflate")]
    [InlineData("permessage-deflate; client_max_window_bits; server_no_context_takeover", "permessage-deflate; server_no_context_takeover")]
    [InlineData("x-other, permessage-deflate; server_max_window_bits=15", "permessage-deflate; server_max_window_bits=15")]
    public async Task Only_what_can_be_kept_is_agreed_upon(string offer, string? agreed)
    {
        await using var app = await StartAsync(inMemory: false, keepsContext: true);
        await using var client = new RawClient(app);

        var answer = await client.AskAsync($"GET /echo HTTP/1.1\r\nHost: {app.BaseAddress.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Extensions: {offer}\r\n\r\n");

        Assert.Equal((101, agreed), (answer.Status, answer.Headers.GetValueOrDefault("Sec-WebSocket-Extensions")));
    }

    private static byte[] Deflate(byte[] bytes)
    {
        using var output = new MemoryStream();
        using var deflate = new DeflateStream(output, CompressionLevel.Optimal);
        deflate.Write(bytes);
        deflate.Flush();
        return output.ToArray()[..^4];
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
        app =>
        {
            app.WebSocket("/echo", EchoApp.EchoAsync);
            app.WebSocket("/length", async socket =>
            {
                await foreach (var message in socket.ReadAllAsync())
                {
                    await socket.SendAsync($"{message.Bytes.Length}");
                }
            });
        },
        new TestAppOptions
        {
            InMemory = inMemory,
            Configure = builder => (builder.Options.WebSockets.Compression, builder.Options.WebSockets.CompressionContext, builder.Options.WebSockets.MaxMessageBytes) = (true, keepsContext, Most),
        });
}
