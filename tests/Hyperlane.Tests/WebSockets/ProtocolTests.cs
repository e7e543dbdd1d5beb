using Hyperlane.Testing;
using Hyperlane.WebSockets;
using static Hyperlane.Tests.WebSockets.WebSocketClient;

namespace Hyperlane.Tests.WebSockets;

/// <summary>RFC 6455, section by section: the bytes that a client sends, and the frames that it gets.</summary>
public sealed class ProtocolTests
{
    private const int Most = 70_000;

    private static readonly byte[] Broken = [0xCE, 0xBA, 0xED, 0xA0, 0x80];

    /// <summary>Gets each case: its name, what is sent, and what comes back.</summary>
    private static IReadOnlyDictionary<string, (byte[] Sent, string[] Answers)> Cases { get; } = new Dictionary<string, (byte[], string[])>
    {
        ["5.2 text"] = ([.. Text("Hello"), .. Close(1000)], ["81 Hello", "88 1000"]),
        ["5.2 text without bytes"] = ([.. Text(""), .. Close(1000)], ["81 ", "88 1000"]),
        ["5.2 bytes"] = ([.. Frame(0x82, [65, 66]), .. Close(1000)], ["82 AB", "88 1000"]),
        ["5.2 length 125"] = ([.. Text(new('a', 125)), .. Close(1000)], ["81 " + new string('a', 125), "88 1000"]),
        ["5.2 length 126"] = ([.. Text(new('a', 126)), .. Close(1000)], ["81 " + new string('a', 126), "88 1000"]),
        ["5.2 reserved bit 1"] = (Frame(0xC1, [65]), ["88 1002"]),
        ["5.2 reserved bit 2"] = (Frame(0xA1, [65]), ["88 1002"]),
        ["5.2 reserved bit 3"] = (Frame(0x91, [65]), ["88 1002"]),
        ["5.2 reserved opcode 3"] = (Frame(0x83, [65]), ["88 1002"]),
        ["5.2 reserved opcode 11"] = (Frame(0x8B, [65]), ["88 1002"]),
        ["5.2 length not the shortest"] = ([0x81, 0xFE, 0, 1, 0, 0, 0, 0, 65], ["88 1002"]),
        ["5.2 length with its highest bit"] = ([0x82, 0xFF, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], ["88 1002"]),
        ["5.1 not masked"] = (Frame(0x81, [65], masked: false), ["88 1002"]),
        ["5.4 fragments"] = ([.. Frame(0x01, [72]), .. Frame(0x00, [101]), .. Frame(0x80, [121]), .. Close(1000)], ["81 Hey", "88 1000"]),
        ["5.4 ping among fragments"] = ([.. Frame(0x01, [72]), .. Frame(0x89, [33]), .. Frame(0x80, [105]), .. Close(1000)], ["8A !", "81 Hi", "88 1000"]),
        ["5.4 continuation of nothing"] = (Frame(0x80, [65]), ["88 1002"]),
        ["5.4 message within a message"] = ([.. Frame(0x01, [65]), .. Frame(0x81, [66])], ["88 1002"]),
        ["5.5 ping of 125"] = ([.. Frame(0x89, new byte[125]), .. Close(1000)], ["8A " + new string('\0', 125), "88 1000"]),
        ["5.5 ping of 126"] = (Frame(0x89, new byte[126]), ["88 1002"]),
        ["5.5 ping in parts"] = (Frame(0x09, [65]), ["88 1002"]),
        ["5.5.1 close without code"] = (Frame(0x88, []), ["88 "]),
        ["5.5.1 close of one byte"] = (Frame(0x88, [3]), ["88 1002"]),
        ["5.5.1 close with a reason that is no UTF-8"] = (Frame(0x88, [3, 232, 0xFF]), ["88 1007"]),
        ["5.5.1 data behind a close"] = ([.. Close(1000), .. Text("late")], ["88 1000"]),
        ["5.5.3 pong that nobody asked for"] = ([.. Frame(0x8A, [1]), .. Text("on"), .. Close(1000)], ["81 on", "88 1000"]),
        ["7.4 code 999"] = (Close(999), ["88 1002"]),
        ["7.4 code 1003"] = (Close(1003), ["88 1003"]),
        ["7.4 code 1004"] = (Close(1004), ["88 1002"]),
        ["7.4 code 1005"] = (Close(1005), ["88 1002"]),
        ["7.4 code 1006"] = (Close(1006), ["88 1002"]),
        ["7.4 code 1007"] = (Close(1007), ["88 1007"]),
        ["7.4 code 1014"] = (Close(1014), ["88 1014"]),
        ["7.4 code 1015"] = (Close(1015), ["88 1002"]),
        ["7.4 code 2999"] = (Close(2999), ["88 1002"]),
        ["7.4 code 3000"] = (Close(3000), ["88 3000"]),
        ["7.4 code 4999"] = (Close(4999), ["88 4999"]),
        ["7.4 code 5000"] = (Close(5000), ["88 1002"]),
        ["8.1 a character across fragments"] = ([.. Frame(0x01, [0xF0, 0x9F]), .. Frame(0x00, [0x98]), .. Frame(0x80, [0x80]), .. Close(1000)], ["81 😀", "88 1000"]),
        ["8.1 no UTF-8"] = (Frame(0x81, Broken), ["88 1007"]),
        ["8.1 half a character at the end"] = (Frame(0x81, [0xCE]), ["88 1007"]),
        ["8.1 no UTF-8 in a message that never ends"] = (Frame(0x01, Broken), ["88 1007"]),
        ["7 what was whole before an error arrives"] = ([.. Text("one"), .. Text("two"), .. Frame(0x83, [])], ["81 one", "81 two", "88 1002"]),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Answers_each_case_on_a_port(string name)
    {
        await using var app = await StartAsync(inMemory: false);
        await CheckAsync(app, name, split: null);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Answers_each_case_wherever_the_bytes_are_split(string name)
    {
        await using var app = await StartAsync(inMemory: true);
        for (var split = 1; split < Cases[name].Sent.Length; split++)
        {
            await CheckAsync(app, name, split);
        }
    }

    [Theory]
    [InlineData(65535, "82")]
    [InlineData(65536, "82")]
    [InlineData(Most, "82")]
    [InlineData(Most + 1, "88 1009")]
    public async Task Limits_a_message(int length, string answer)
    {
        await using var app = await StartAsync(inMemory: false);
        await using var client = new WebSocketClient(app);
        await client.OpenAsync("/echo");

        await client.SendAsync(Frame(0x82, new byte[length]));

        var frame = await client.ReadFrameAsync();
        Assert.StartsWith(answer, frame, StringComparison.Ordinal);
        Assert.Equal(answer == "82" ? length + 3 : 7, frame.Length);
    }

    [Fact]
    public async Task Limits_a_message_of_many_fragments()
    {
        await using var app = await StartAsync(inMemory: false);
        await using var client = new WebSocketClient(app);
        await client.OpenAsync("/echo");

        await client.SendAsync([.. Frame(0x02, new byte[Most]), .. Frame(0x80, [1])]);

        Assert.Equal("88 1009", await client.ReadFrameAsync());
    }

    private static async Task CheckAsync(TestApp app, string name, int? split)
    {
        var (sent, answers) = Cases[name];
        await using var client = new WebSocketClient(app);
        await client.OpenAsync("/echo");
        if (split is { } at)
        {
            await client.SendAsync(sent[..at]);
            sent = sent[at..];
        }

        await client.SendAsync(sent);
        foreach (var answer in answers)
        {
            Assert.Equal(answer, await client.ReadFrameAsync());
        }

        Assert.True(await client.IsClosedAsync());
    }

    private static Task<TestApp> StartAsync(bool inMemory) => TestApp.StartAsync(
        app => app.Get("/echo", context => context.WebSocket(EchoApp.EchoAsync)),
        new TestAppOptions { InMemory = inMemory, Configure = builder => builder.Options.WebSockets.MaxMessageBytes = Most });
}
