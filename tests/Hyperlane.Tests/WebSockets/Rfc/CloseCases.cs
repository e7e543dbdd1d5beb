using static Hyperlane.TestKit.WebSocketClient;

namespace Hyperlane.Tests.WebSockets.Rfc;

/// <summary>RFC 6455 §7 and §8: how it ends, and what text is.</summary>
internal static class CloseCases
{
    private static readonly int[] Sendable =
        [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999];
    private static readonly int[] Unsendable = [0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 1999, 2000, 2999, 5000, 65_535];

    private static readonly (string What, byte[] Bytes)[] NoText =
    [
        ("a byte that begins nothing", [0x80]),
        ("FE", [0xFE]),
        ("a surrogate", [0xCE, 0xBA, 0xED, 0xA0, 0x80]),
        ("a slash in two bytes", [0xC0, 0xAF]),
        ("a slash in three bytes", [0xE0, 0x80, 0xAF]),
        ("a slash in four bytes", [0xF0, 0x80, 0x80, 0xAF]),
        ("beyond U+10FFFF", [0xF4, 0x90, 0x80, 0x80]),
        ("five bytes", [0xF8, 0x88, 0x80, 0x80, 0x80]),
        ("a character that another begins in", [0xE2, 0x82, 0x41]),
    ];

    public static IEnumerable<FrameCase> All =>
    [
        // §5.5.1: close frames
        new("6455 §5.5.1", "a close without a code", Frame(0x88, []), "88 "),
        new("6455 §5.5.1", "a close of one byte", Frame(0x88, [3]), "88 1002"),
        new("6455 §5.5.1", "a reason", Close(1000, "good bye"), "88 1000"),
        new("6455 §5.5.1", "a reason of 123 bytes", Close(1000, new('a', 123)), "88 1000"),
        new("6455 §5.5.1", "a reason of 124 bytes", Close(1000, new('a', 124)), "88 1002"),
        new("6455 §5.5.1", "a reason that is no UTF-8", Frame(0x88, [3, 232, 0xFF]), "88 1007"),
        new("6455 §5.5.1", "a reason that ends in a character", Frame(0x88, [3, 232, 65, 0xCE]), "88 1007"),
        new("6455 §5.5.1", "text behind a close", [.. Close(1000), .. Text("late")], "88 1000"),
        new("6455 §5.5.1", "a ping behind a close", [.. Close(1000), .. Frame(0x89, [1])], "88 1000"),
        new("6455 §5.5.1", "a second close", [.. Close(1000), .. Close(1001)], "88 1000"),
        new("6455 §5.5.1", "what no frame begins with behind a close", [.. Close(1000), 0xFF, 0xFF, 0xFF], "88 1000"),

        // §7: what was whole is delivered, and the rest is not
        new("6455 §7.1.7", "what was whole before a fault arrives", [.. Text("one"), .. Text("two"), .. Frame(0x83, [])], "81 one", "81 two", "88 1002"),
        new("6455 §7.1.7", "what was not whole does not", [.. Text("one"), .. Frame(0x01, [65]), .. Frame(0x83, [])], "81 one", "88 1002"),
        new("6455 §7.1.7", "nothing behind a fault is read", [.. Frame(0x83, []), .. Text("late"), .. Close(1000)], "88 1002"),

        // §7.4: codes
        .. Sendable.Select(code => new FrameCase("6455 §7.4", $"code {code}", Close(code), $"88 {code}")),
        .. Unsendable.Select(code => new FrameCase("6455 §7.4", $"code {code}", Close(code), "88 1002")),

        // §8.1: UTF-8
        new("6455 §8.1", "all lengths of characters, NUL, and what is none but allowed", [.. Text("\0aé€😀\uFEFF\uFFFE\U0010FFFF"), .. Close(1000)], "81 \0aé€😀\uFEFF\uFFFE\U0010FFFF", "88 1000"),
        new("6455 §8.1", "a character across fragments", [.. Frame(0x01, [0xF0, 0x9F]), .. Frame(0x00, [0x98]), .. Frame(0x80, [0x80]), .. Close(1000)], "81 😀", "88 1000"),
        new("6455 §8.1", "a character across an empty fragment and a ping", [.. Frame(0x01, [0xCE]), .. Frame(0x00, []), .. Frame(0x89, [33]), .. Frame(0x80, [0xBA]), .. Close(1000)], "8A !", "81 κ", "88 1000"),
        .. NoText.Select(one => new FrameCase("6455 §8.1", one.What, Frame(0x81, one.Bytes), "88 1007")),
        .. NoText.Select(one => new FrameCase("6455 §8.1", $"{one.What}, in a message that goes on", Frame(0x01, one.Bytes), "88 1007")),
        .. NoText.Select(one => new FrameCase("6455 §8.1", $"{one.What}, in a frame that goes on",
            [0x81, 0xFE, 1, 0, 0, 0, 0, 0, 65, .. one.Bytes], "88 1007")),
        .. NoText.Select(one => new FrameCase("6455 §8.1", $"{one.What}, as bytes", [.. Frame(0x82, one.Bytes), .. Close(1000)],
            "82 " + System.Text.Encoding.UTF8.GetString(one.Bytes), "88 1000")),
        new("6455 §8.1", "a character torn across fragments that goes wrong", [.. Frame(0x01, [0xE2, 0x82]), .. Frame(0x00, [0x41])], "88 1007"),
        new("6455 §8.1", "half a character at the end", Frame(0x81, [65, 0xCE]), "88 1007"),
        new("6455 §8.1", "half a character at the end of fragments", [.. Frame(0x01, [0xE2, 0x82]), .. Frame(0x80, [])], "88 1007"),
    ];
}
