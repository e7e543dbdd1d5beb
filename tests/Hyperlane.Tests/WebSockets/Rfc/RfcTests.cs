using System.Text;
using Hyperlane.Testing;
using Hyperlane.WebSockets;

namespace Hyperlane.Tests.WebSockets.Rfc;

/// <summary>What RFC 6455 and RFC 7692 ask of a server, row by row: over a socket whole, and in memory split at every byte.</summary>
public sealed class RfcTests
{
    /// <summary>What is longer, in bytes, is not split at every one of them.</summary>
    private const int MaxSplit = 300;

    private static readonly Dictionary<string, FrameCase> Cases = FrameCases.All.Concat(CloseCases.All).Concat(DeflateCases.All)
        .ToDictionary(one => one.ToString());
    private static readonly Dictionary<string, HandshakeCase> Handshakes = HandshakeCases.All.ToDictionary(one => one.ToString());

    public static TheoryData<string> Frames => [.. Cases.Keys];

    public static TheoryData<string> ShortFrames
        => [.. Cases.Values.Where(one => one.Sent.Length <= MaxSplit).Select(one => one.ToString())];

    public static TheoryData<string> Requests => [.. Handshakes.Keys];

    public static TheoryData<string> Offers => [.. OfferCases.All.Keys];

    [Theory]
    [MemberData(nameof(Frames))]
    public async Task It_is_so(string name)
    {
        await using var app = await StartAsync(inMemory: false);
        await CheckAsync(app, Cases[name], 0);
    }

    [Theory]
    [MemberData(nameof(ShortFrames))]
    public async Task It_is_so_wherever_the_bytes_are_split(string name)
    {
        await using var app = await StartAsync(inMemory: true);
        for (var split = 1; split < Cases[name].Sent.Length; split++)
        {
            await CheckAsync(app, Cases[name], split);
        }
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task It_is_so_of_a_handshake(string name)
    {
        var one = Handshakes[name];
        await using var app = await StartAsync(inMemory: false);
        await using var client = new WebSocketClient(app.Connect());
        var request = WebSocketClient.Request("/echo");
        Assert.Contains(one.What, request, StringComparison.Ordinal);

        await client.SendAsync(Encoding.ASCII.GetBytes(one.What.Length == 0
            ? request
            : request.Replace(one.What, one.Instead, StringComparison.Ordinal)));
        var head = (await client.ReadHeadAsync()).Split("\r\n");

        Assert.StartsWith($"HTTP/1.1 {one.Status} ", head[0], StringComparison.Ordinal);
        foreach (var field in one.Fields)
        {
            Assert.True(field[0] == '-' ? !head.Any(line => line.StartsWith($"{field[1..]}:", StringComparison.Ordinal)) : head.Count(
                line => line == field) == 1, $"{field}\n{string.Join('\n', head)}");
        }

        // What was refused is no WebSocket.
        Assert.Equal(one.Status == 101, !head.Contains("Content-Type: application/problem+json"));
    }

    [Theory]
    [MemberData(nameof(Offers))]
    public async Task It_is_so_of_an_offer(string offer)
    {
        await using var app = await StartAsync(inMemory: false);
        await using var client = new WebSocketClient(app.Connect());

        var head = await client.OpenAsync("/echo", $"Sec-WebSocket-Extensions: {offer}\r\n");

        Assert.StartsWith("HTTP/1.1 101 ", head, StringComparison.Ordinal);
        Assert.Equal(OfferCases.All[offer] is { } agreed ? [$"Sec-WebSocket-Extensions: {agreed}"] : [], head.Split("\r\n")
            .Where(line => line.StartsWith("Sec-WebSocket-Extensions:", StringComparison.Ordinal)));
    }

    private static async Task CheckAsync(TestApp app, FrameCase one, int split)
    {
        await using var client = new WebSocketClient(app.Connect());
        await client.OpenAsync("/echo", one.Offer.Length > 0 ? $"Sec-WebSocket-Extensions: {one.Offer}\r\n" : "");
        if (split > 0)
        {
            await client.SendAsync(one.Sent[..split]);
        }

        await client.SendAsync(one.Sent[split..]);
        foreach (var answer in one.Answers)
        {
            var frame = await client.ReadFrameAsync();

            // What came compressed goes back so if it is long; what it says is for other tests.
            Assert.Equal((split, answer), (split, frame.StartsWith("C1", StringComparison.Ordinal) ? "C1" : frame));
        }

        Assert.True(await client.IsClosedAsync());
    }

    private static Task<TestApp> StartAsync(bool inMemory) => Quiet.StartAsync(
        app => app.Get("/echo", context => context.WebSocket(EchoApp.EchoAsync, "one", "two")),
        inMemory,
        builder =>
        {
            builder.Options.WebSockets.MaxMessageBytes = FrameCases.Most;
            builder.Options.WebSockets.Compression = true;
            builder.Options.WebSockets.AllowedOrigins.Add("https://friend.example");
        });
}
