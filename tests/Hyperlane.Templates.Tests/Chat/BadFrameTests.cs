using System.IO.Compression;
using System.Net.Sockets;

namespace Hyperlane.Templates.Tests.Chat;

/// <summary>Frames that no client may send end their connection with a code, and no other member notices.</summary>
[Collection<ChatTests>]
public sealed class BadFrameTests(GeneratedChat chat)
{
    private const string Compression = "--Hyperlane:WebSockets:Compression=true";

    /// <summary>The client of raw frames calls the server by another name than browsers may.</summary>
    private const string Hosts = "--Hyperlane:AllowedHosts=*";

    private static readonly Dictionary<string, (byte[] Frame, int Code)> All = new()
    {
        ["text that is not masked"] = (WebSocketClient.Frame(0x81, "[]"u8.ToArray(), masked: false), 1002),
        ["a reserved bit"] = (WebSocketClient.Frame(0xA1, "[]"u8.ToArray()), 1002),
        ["an opcode that there is not"] = (WebSocketClient.Frame(0x83, []), 1002),
        ["a ping of 126 bytes"] = (WebSocketClient.Frame(0x89, new byte[126]), 1002),
        ["a ping in fragments"] = (WebSocketClient.Frame(0x09, []), 1002),
        ["a message in a message"] = ([.. WebSocketClient.Frame(0x01, [65]), .. WebSocketClient.Frame(0x81, [65])], 1002),
        ["text that is no UTF-8, and goes on"] = (WebSocketClient.Frame(0x01, [0xC0, 0xAF]), 1007),
        ["a length of 16,385"] = ([0x81, 0xFE, 0x40, 0x01, 0, 0, 0, 0], 1009),
        ["a length of 2^62"] = ([0x81, 0xFF, 0x40, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 1009),
        ["a bomb"] = (WebSocketClient.Frame(0xC1, Deflate(new byte[8_000_000])), 1009),
        ["noise instead of what is compressed"] = (WebSocketClient.Frame(0xC1, [0xFF, 0xFF, 0xFF]), 1007),
    };

    public static TheoryData<string> Frames => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Frames))]
    public async Task It_closes_the_connection_with_a_code(string what)
    {
        var (frame, code) = All[what];
        await using var app = await chat.StartAsync(chat.NewDatabase(), settings: [Compression, Hosts]);
        await using var witness = await ChatClient.JoinAsync(app.Url, "lobby", "Witness");
        await using var rude = await ConnectAsync(app.Url);
        Assert.StartsWith("HTTP/1.1 101 ", await rude.OpenAsync("/rooms/lobby/live?name=Rude",
            "Sec-WebSocket-Extensions: permessage-deflate\r\n"), StringComparison.Ordinal);
        await witness.ReadAsync("joined");

        await rude.SendAsync(frame);

        Assert.Equal($"88 {code}", await ReadCloseAsync(rude));
        Assert.Equal("""{"type":"left","name":"Rude"}""", (await witness.NextAsync())!.ToJsonString());
        await witness.SayAsync("good", "1");
        Assert.Equal("good", (await witness.NextAsync())!["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_is_compressed_without_being_asked_for_is_refused()
    {
        await using var app = await chat.StartAsync(chat.NewDatabase(), settings: Hosts);
        await using var rude = await ConnectAsync(app.Url);
        Assert.DoesNotContain("Sec-WebSocket-Extensions", await rude.OpenAsync("/rooms/lobby/live?name=Rude",
            "Sec-WebSocket-Extensions: permessage-deflate\r\n"), StringComparison.Ordinal);

        await rude.SendAsync(WebSocketClient.Frame(0xC1, Deflate("[]"u8.ToArray())));

        Assert.Equal("88 1002", await ReadCloseAsync(rude));
    }

    private static async Task<WebSocketClient> ConnectAsync(Uri server)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(server.Host, server.Port);
        return new WebSocketClient(new NetworkStream(socket, ownsSocket: true));
    }

    /// <summary>The close frame, behind whatever comes before it.</summary>
    private static async Task<string> ReadCloseAsync(WebSocketClient client)
    {
        string frame;
        do
        {
            frame = await client.ReadFrameAsync();
        }
        while (!frame.StartsWith("88", StringComparison.Ordinal));

        return frame;
    }

    private static byte[] Deflate(byte[] bytes)
    {
        using var output = new MemoryStream();
        using var deflate = new DeflateStream(output, CompressionLevel.Optimal);
        deflate.Write(bytes);
        deflate.Flush();
        return output.ToArray()[..^4];
    }
}
