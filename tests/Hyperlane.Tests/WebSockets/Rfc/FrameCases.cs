using static Hyperlane.TestKit.WebSocketClient;

namespace Hyperlane.Tests.WebSockets.Rfc;

/// <summary>RFC 6455 §5: frames, fragments and control frames. The largest message is 70,000 bytes.</summary>
internal static class FrameCases
{
    public const int Most = 70_000;

    private static readonly byte[] Bye = Close(1000);

    public static IEnumerable<FrameCase> All =>
    [
        // §5.1 and §5.3: masks
        new("6455 §5.1", "text that is not masked", Frame(0x81, [65], masked: false), "88 1002"),
        new("6455 §5.1", "an empty frame that is not masked", Frame(0x82, [], masked: false), "88 1002"),
        new("6455 §5.1", "a ping that is not masked", Frame(0x89, [65], masked: false), "88 1002"),
        new("6455 §5.1", "a close that is not masked", Frame(0x88, [3, 232], masked: false), "88 1002"),
        new("6455 §5.1", "a continuation that is not masked", [.. Frame(0x01, [65]), .. Frame(0x80, [66], masked: false)], "88 1002"),
        new("6455 §5.3", "a mask of zeros", [0x81, 0x82, 0, 0, 0, 0, 72, 105, .. Bye], "81 Hi", "88 1000"),
        new("6455 §5.3", "a mask of ones", [0x81, 0x82, 255, 255, 255, 255, 255 - 72, 255 - 105, .. Bye], "81 Hi", "88 1000"),
        new("6455 §5.3", "each frame has its own mask", [0x01, 0x81, 1, 2, 3, 4, 72 ^ 1, 0x80, 0x81, 5, 6, 7, 8, 105 ^ 5, .. Bye], "81 Hi", "88 1000"),

        // §5.2: reserved bits and opcodes
        .. Enumerable.Range(1, 7)
        .Select(bits => new FrameCase("6455 §5.2", $"reserved bits {bits:b3}", Frame(0x81 | (bits << 4), [65]), "88 1002")),
        .. Enumerable.Range(1, 7)
        .Select(bits => new FrameCase("6455 §5.2", $"reserved bits {bits:b3} of a ping", Frame(0x89 | (bits << 4), [65]), "88 1002")),
        .. ((int[])[3, 4, 5, 6, 7, 11, 12, 13, 14, 15]).Select(
            opcode => new FrameCase("6455 §5.2", $"opcode {opcode:X}", Frame(0x80 | opcode, [65]), "88 1002")),
        .. ((int[])[3, 7, 11, 15]).Select(opcode =>
            new FrameCase("6455 §5.2", $"opcode {opcode:X} among fragments", [.. Frame(0x01, [65]), .. Frame(opcode, [65])], "88 1002")),

        // §5.2: lengths
        .. ((int[])[0, 1, 31, 32, 33, 124, 125, 126, 127, 128]).Select(
            length => new FrameCase("6455 §5.2", $"length {length}", [.. Text(new('a', length)), .. Bye], "81 " + new string('a', length),
                "88 1000")),
        .. ((int[])[65_535, 65_536, Most]).Select(length => new FrameCase("6455 §5.2", $"length {length}",
            [.. Text(new('a', length)), .. Bye], "81 " + new string('a', length), "88 1000")),
        new("6455 §5.2", "125 in two bytes", [0x81, 0xFE, 0, 125, 0, 0, 0, 0], "88 1002"),
        new("6455 §5.2", "0 in two bytes", [0x81, 0xFE, 0, 0, 0, 0, 0, 0], "88 1002"),
        new("6455 §5.2", "126 in eight bytes", [0x81, 0xFF, 0, 0, 0, 0, 0, 0, 0, 126, 0, 0, 0, 0], "88 1002"),
        new("6455 §5.2", "65535 in eight bytes", [0x82, 0xFF, 0, 0, 0, 0, 0, 0, 255, 255, 0, 0, 0, 0], "88 1002"),
        new("6455 §5.2", "the highest bit of a length", [0x82, 0xFF, 0x80, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0], "88 1002"),
        new("6455 §5.2", "the longest length there is", [0x82, 0xFF, 0x7F, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0], "88 1009"),

        // §10.4: limits
        new("6455 §10.4", "a frame above the limit", [0x82, 0xFF, 0, 0, 0, 0, 0, 1, 0x11, 0x71, 0, 0, 0, 0], "88 1009"),
        new("6455 §10.4", "fragments at the limit", [.. Frame(0x01, [.. Enumerable.Repeat((byte)'a', Most - 1)]), .. Frame(0x80, [97]), .. Bye], "81 " + new string('a', Most), "88 1000"),
        new("6455 §10.4", "fragments above the limit", [.. Frame(0x02, new byte[Most]), .. Frame(0x80, [1])], "88 1009"),
        new("6455 §10.4", "a fragment that adds nothing at the limit", [.. Frame(0x01, [.. Enumerable.Repeat((byte)'a', Most)]), .. Frame(0x80, []), .. Bye], "81 " + new string('a', Most), "88 1000"),
        new("6455 §10.4", "fragments that add nothing, some", [.. Frame(0x01, []), .. Enumerable.Repeat(Frame(0x00, []), 50).SelectMany(frame => frame), .. Frame(0x80, [97]), .. Bye], "81 a", "88 1000"),
        new("6455 §10.4", "fragments that add nothing, many", [.. Frame(0x01, []), .. Enumerable.Repeat(Frame(0x00, []), 10_000).SelectMany(frame => frame)], "88 1008"),

        // §5.4: fragments
        new("6455 §5.4", "text in three", [.. Frame(0x01, [72]), .. Frame(0x00, [101]), .. Frame(0x80, [121]), .. Bye], "81 Hey", "88 1000"),
        new("6455 §5.4", "bytes in two", [.. Frame(0x02, [72]), .. Frame(0x80, [105]), .. Bye], "82 Hi", "88 1000"),
        new("6455 §5.4", "the first is empty", [.. Frame(0x01, []), .. Frame(0x80, [65]), .. Bye], "81 A", "88 1000"),
        new("6455 §5.4", "the last is empty", [.. Frame(0x01, [65]), .. Frame(0x80, []), .. Bye], "81 A", "88 1000"),
        new("6455 §5.4", "all are empty", [.. Frame(0x01, []), .. Frame(0x00, []), .. Frame(0x80, []), .. Bye], "81 ", "88 1000"),
        new("6455 §5.4", "a ping among them is answered at once", [.. Frame(0x01, [72]), .. Frame(0x89, [33]), .. Frame(0x80, [105]), .. Bye], "8A !", "81 Hi", "88 1000"),
        new("6455 §5.4", "a pong among them", [.. Frame(0x01, [72]), .. Frame(0x8A, [33]), .. Frame(0x80, [105]), .. Bye], "81 Hi", "88 1000"),
        new("6455 §5.4", "a close among them", [.. Frame(0x01, [72]), .. Bye], "88 1000"),
        new("6455 §5.4", "messages stay apart", [.. Text("one"), .. Frame(0x02, [116]), .. Frame(0x80, [119]), .. Text("three"), .. Bye], "81 one", "82 tw", "81 three", "88 1000"),
        new("6455 §5.4", "a last continuation of nothing", Frame(0x80, [65]), "88 1002"),
        new("6455 §5.4", "a continuation of nothing", Frame(0x00, [65]), "88 1002"),
        new("6455 §5.4", "a continuation behind the end", [.. Text("one"), .. Frame(0x80, [65])], "81 one", "88 1002"),
        new("6455 §5.4", "text within text", [.. Frame(0x01, [65]), .. Frame(0x81, [66])], "88 1002"),
        new("6455 §5.4", "bytes within text", [.. Frame(0x01, [65]), .. Frame(0x02, [66])], "88 1002"),

        // §5.5: control frames
        new("6455 §5.5", "a ping of 125", [.. Frame(0x89, new byte[125]), .. Bye], "8A " + new string('\0', 125), "88 1000"),
        new("6455 §5.5", "a ping of 126", Frame(0x89, new byte[126]), "88 1002"),
        new("6455 §5.5", "a pong of 126", Frame(0x8A, new byte[126]), "88 1002"),
        new("6455 §5.5", "a ping of 65536", [0x89, 0xFF, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0], "88 1002"),
        .. ((int[])[8, 9, 10]).Select(
            opcode => new FrameCase("6455 §5.5", $"opcode {opcode:X} in fragments", Frame(opcode, []), "88 1002")),
        new("6455 §5.5.2", "a ping without bytes", [.. Frame(0x89, []), .. Bye], "8A ", "88 1000"),
        new("6455 §5.5.2", "each ping is answered, in order", [.. Frame(0x89, [49]), .. Frame(0x89, [50]), .. Bye], "8A 1", "8A 2", "88 1000"),
        new("6455 §5.5.3", "a pong that nobody asked for", [.. Frame(0x8A, [1]), .. Text("on"), .. Bye], "81 on", "88 1000"),
    ];
}
