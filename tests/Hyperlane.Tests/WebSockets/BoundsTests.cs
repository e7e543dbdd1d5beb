using Hyperlane.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using static Hyperlane.TestKit.WebSocketClient;

namespace Hyperlane.Tests.WebSockets;

/// <summary>What one peer may cause with next to nothing: fragments, and rooms with their subscriptions.</summary>
public sealed class BoundsTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Empty_fragments_in_a_row(bool inParts)
    {
        await using var app = await ServedApp.StartAsync("memory", socket => EchoAsync(socket, inParts),
            options => options.MaxEmptyFragments = 3);
        await using var client = await app.ConnectAsync();

        // Three are fine, as often as bytes come in between.
        await client.SendAsync([.. Frame(0x01, []), .. Frame(0x00, []), .. Frame(0x00, []), .. Frame(0x00, [97])]);
        await client.SendAsync([.. Frame(0x00, []), .. Frame(0x00, []), .. Frame(0x00, []), .. Frame(0x80, [98])]);
        Assert.Equal("81 2", await client.ReadFrameAsync());
        await client.SendAsync([.. Frame(0x01, [97]), .. Frame(0x00, []), .. Frame(0x00, []), .. Frame(0x00, []), .. Frame(0x00, [])]);

        Assert.Equal("88 1008 Too many fragments in a row are empty", await ReadCloseAsync(client));
        Assert.True(await client.IsClosedAsync());
    }

    [Fact]
    public async Task By_default_a_flood_of_empty_fragments_ends()
    {
        await using var app = await ServedApp.StartAsync("memory", socket => EchoAsync(socket, inParts: false));
        await using var client = await app.ConnectAsync();

        await client.SendAsync([.. Frame(0x01, []), .. Enumerable.Repeat(Frame(0x00, []), 200).SelectMany(frame => frame)]);

        Assert.Equal("88 1008 Too many fragments in a row are empty", await ReadCloseAsync(client));
    }

    [Fact]
    public async Task Fragments_of_a_message()
    {
        await using var app = await ServedApp.StartAsync("memory", socket => EchoAsync(socket, inParts: false),
            options => options.MaxFragments = 3);
        await using var client = await app.ConnectAsync();

        for (var i = 0; i < 2; i++)
        {
            await client.SendAsync([.. Frame(0x01, [97]), .. Frame(0x00, [98]), .. Frame(0x80, [99])]);
            Assert.Equal("81 3", await client.ReadFrameAsync());
        }

        await client.SendAsync([.. Frame(0x01, [97]), .. Frame(0x00, [98]), .. Frame(0x00, [99]), .. Frame(0x80, [100])]);

        Assert.Equal("88 1008 A message has too many fragments", await ReadCloseAsync(client));
        Assert.True(await client.IsClosedAsync());
    }

    [Fact]
    public async Task Rooms_of_a_connection()
    {
        HyperlaneApp declared = null!;
        await using var app = await ServedApp.StartAsync(
            "memory",
            app =>
            {
                declared = app;
                app.WebSocket("/socket", ServeAsync);
            },
            builder => builder.Options.Rooms.MaxRoomsPerConnection = 2);
        var rooms = app.Services.GetRequiredService<Rooms>();
        await using var client = await app.ConnectAsync();

        // Rooms that were left do not count.
        foreach (var word in (string[])["+a", "+b", "-a", "+c"])
        {
            await client.SendAsync(Text(word));
            Assert.Equal($"81 {word}", await client.ReadFrameAsync());
        }

        Assert.Equal(["b", "c"], rooms.Names.Order());
        await client.SendAsync(Text("+d"));

        Assert.Equal("88 1008 A connection may be in 2 rooms at a time.", await ReadCloseAsync(client));
        await client.SendAsync(Close(1008));
        Assert.True(await client.IsClosedAsync());
        Assert.Empty(rooms.Names);

        async Task ServeAsync(WebSocketConnection socket)
        {
            var members = new Dictionary<string, RoomMember>();
            try
            {
                await foreach (var message in socket.ReadAllAsync())
                {
                    var (word, room) = (message.Text, message.Text[1..]);
                    if (word[0] == '+')
                    {
                        members[room] = await declared.Services.GetRequiredService<Rooms>().JoinAsync(room, "Ada", socket);
                    }
                    else
                    {
                        await members[room].DisposeAsync();
                    }

                    await socket.SendAsync(word);
                }
            }
            finally
            {
                foreach (var member in members.Values)
                {
                    await member.DisposeAsync();
                }
            }
        }
    }

    /// <summary>Says how long each message is.</summary>
    private static async Task EchoAsync(WebSocketConnection socket, bool inParts)
    {
        if (!inParts)
        {
            await foreach (var message in socket.ReadAllAsync())
            {
                await socket.SendAsync($"{message.Bytes.Length}");
            }

            return;
        }

        var length = 0;
        await foreach (var part in socket.ReadPartsAsync())
        {
            length += part.Bytes.Length;
            if (part.IsLast)
            {
                await socket.SendAsync($"{length}");
                length = 0;
            }
        }
    }

    private static async Task<string> ReadCloseAsync(WebSocketClient client)
    {
        var (first, payload) = await client.ReadBytesAsync();
        return $"{first:X2} {(payload[0] << 8) | payload[1]} {System.Text.Encoding.UTF8.GetString(payload.AsSpan(2))}";
    }
}
