using System.IO.Compression;
using static Hyperlane.TestKit.WebSocketClient;

namespace Hyperlane.Tests.WebSockets.Rfc;

/// <summary>RFC 7692 §5 to §7: compressed messages. The bytes of "Hello" are those of the RFC's examples.</summary>
internal static class DeflateCases
{
    private const string Plain = "permessage-deflate";
    private const string Forgets = "permessage-deflate; client_no_context_takeover; server_no_context_takeover";

    private static readonly byte[] Bye = Close(1000);
    private static readonly byte[] Hello = [0xF2, 0x48, 0xCD, 0xC9, 0xC9, 0x07, 0x00];
    private static readonly byte[] HelloAgain = [0xF2, 0x00, 0x11, 0x00, 0x00];
    private static readonly byte[] HelloAndLast = [0xF3, 0x48, 0xCD, 0xC9, 0xC9, 0x07, 0x00, 0x00];

    public static IEnumerable<FrameCase> All
        => [.. Messages.Select(one => one with { Offer = Plain }), .. Forgetting.Select(one => one with { Offer = Forgets })];

    private static IEnumerable<FrameCase> Messages =>
    [
        new("7692 §6", "a message that is not compressed", [.. Text("Hello"), .. Bye], "81 Hello", "88 1000"),
        new("7692 §7.2.3.1", "one block", [.. Frame(0xC1, Hello), .. Bye], "81 Hello", "88 1000"),
        new("7692 §7.2.3.1", "bytes", [.. Frame(0xC2, Hello), .. Bye], "82 Hello", "88 1000"),
        new("7692 §7.2.3.1", "one block in fragments", [.. Frame(0x41, Hello[..3]), .. Frame(0x80, Hello[3..]), .. Bye], "81 Hello", "88 1000"),
        new("7692 §7.2.3.1", "fragments, empty ones and a ping among them", [.. Frame(0x41, []), .. Frame(0x00, Hello), .. Frame(0x89, [33]), .. Frame(0x80, []), .. Bye], "8A !", "81 Hello", "88 1000"),
        new("7692 §7.2.3.2", "a message that refers to the one before", [.. Frame(0xC1, Hello), .. Frame(0xC1, HelloAgain), .. Bye], "81 Hello", "81 Hello", "88 1000"),
        new("7692 §7.2.3.2", "and past one that is not compressed", [.. Frame(0xC1, Hello), .. Text("x"), .. Frame(0xC1, HelloAgain), .. Bye], "81 Hello", "81 x", "81 Hello", "88 1000"),
        new("7692 §7.2.3.2", "a message that refers to what was never there", Frame(0xC1, HelloAgain), "88 1007"),
        new("7692 §7.2.3.3", "a block without compression", [.. Frame(0xC1, [0x00, 0x05, 0x00, 0xFA, 0xFF, .. "Hello"u8, 0x00]), .. Bye], "81 Hello", "88 1000"),
        new("7692 §7.2.3.4", "a block that says it is the last", [.. Frame(0xC1, HelloAndLast), .. Frame(0xC1, HelloAndLast), .. Frame(0xC1, Hello), .. Bye], "81 Hello", "81 Hello", "81 Hello", "88 1000"),
        new("7692 §7.2.3.4", "one whose last bits are in the four bytes that go without saying", [.. Frame(0xC1, HelloAndLast[..6]), .. Frame(0xC1, Hello), .. Bye], "81 Hello", "81 Hello", "88 1000"),
        new("7692 §7.2.3.4", "one that ends with the last of the four", [.. Frame(0xC1, [.. Hello, 0x00, 0x00, 0xFF, 0xFF, 0x01]), .. Frame(0xC1, Hello), .. Bye], "81 Hello", "81 Hello", "88 1000"),
        new("7692 §7.2.3.4", "behind one, a message must not refer to those before", [.. Frame(0xC1, HelloAndLast[..6]), .. Frame(0xC1, HelloAgain)], "81 Hello", "88 1007"),
        new("7692 §7.2.3.5", "two blocks", [.. Frame(0xC1, [0xF2, 0x48, 0x05, 0x00, 0x00, 0x00, 0xFF, 0xFF, 0xCA, 0xC9, 0xC9, 0x07, 0x00]), .. Bye], "81 Hello", "88 1000"),
        new("7692 §7.2.3.6", "the empty message", [.. Frame(0xC1, [0]), .. Frame(0xC1, [0]), .. Frame(0xC1, Hello), .. Bye], "81 ", "81 ", "81 Hello", "88 1000"),
        new("7692 §7.2.2", "the four bytes that go without saying, said: a block begins there whose end is missing", [.. Frame(0xC1, [.. Hello, 0x00, 0x00, 0xFF, 0xFF]), .. Frame(0xC1, Hello)], "81 Hello", "88 1007"),
        new("7692 §7.2.2", "an empty block at the end", [.. Frame(0xC1, [.. Hello, 0x00, 0x00, 0xFF, 0xFF, 0x00]), .. Frame(0xC1, Hello), .. Bye], "81 Hello", "81 Hello", "88 1000"),
        new("7692 §7.2.2", "a kind of block that there is not", Frame(0xC1, [0x06]), "88 1007"),
        new("7692 §7.2.2", "a block whose length is contradicted", Frame(0xC1, [0x00, 0x05, 0x00, 0x00, 0x00, .. "Hello"u8, 0x00]), "88 1007"),
        new("7692 §7.2.2", "noise", Frame(0xC1, [0xFF, 0xFF, 0xFF]), "88 1007"),
        new("7692 §7.2.2", "what was whole before noise arrives", [.. Frame(0xC1, Hello), .. Frame(0xC1, [0x06])], "81 Hello", "88 1007"),
        new("6455 §8.1", "text that is no UTF-8, compressed", Frame(0xC1, Deflate([0xFF])), "88 1007"),
        new("6455 §8.1", "half a character at the end, compressed", Frame(0xC1, Deflate([65, 0xCE])), "88 1007"),

        new("7692 §6.1", "the bit on a continuation", [.. Frame(0x41, Hello[..3]), .. Frame(0xC0, Hello[3..])], "88 1002"),
        new("7692 §6.1", "the bit on a continuation of a message that is not compressed", [.. Frame(0x01, [65]), .. Frame(0xC0, [66])], "88 1002"),
        .. ((int[])[8, 9, 10]).Select(
            opcode => new FrameCase("7692 §5", $"the bit on opcode {opcode:X}", Frame(0xC0 | opcode, []), "88 1002")),
        new("7692 §5", "the second reserved bit", Frame(0xA1, [65]), "88 1002"),
        new("7692 §5", "the third reserved bit", Frame(0xD1, Hello), "88 1002"),
        new("7692 §5", "the bit on an unknown opcode", Frame(0xC3, Hello), "88 1002"),

        new("7692 §8", "a message that becomes as large as the limit", [.. Frame(0xC1, Deflate(Letters(FrameCases.Most))), .. Bye], "C1", "88 1000"),
        new("7692 §8", "a message that becomes larger", Frame(0xC2, Deflate(Letters(FrameCases.Most + 1))), "88 1009"),
        new("7692 §8", "a bomb", Frame(0xC2, Deflate(new byte[50_000_000])), "88 1009"),
        new("7692 §8", "a bomb in fragments", [.. Frame(0x42, Deflate(new byte[50_000_000])), .. Frame(0x80, [0])], "88 1009"),
        new("7692 §8", "a message above the limit before it is decompressed", [0xC2, 0xFF, 0, 0, 0, 0, 0, 1, 0x11, 0x71, 0, 0, 0, 0], "88 1009"),
    ];

    private static IEnumerable<FrameCase> Forgetting =>
    [
        new("7692 §7.1.1.2", "each message begins anew", [.. Frame(0xC1, Hello), .. Frame(0xC1, Hello), .. Bye], "81 Hello", "81 Hello", "88 1000"),
        new("7692 §7.1.1.2", "and must not refer to one before", [.. Frame(0xC1, Hello), .. Frame(0xC1, HelloAgain)], "81 Hello", "88 1007"),
        new("7692 §7.2.3.4", "a block that says it is the last, where each begins anew", [.. Frame(0xC1, HelloAndLast), .. Frame(0xC1, Hello), .. Bye], "81 Hello", "81 Hello", "88 1000"),
    ];

    /// <summary>Compresses a message.</summary>
    public static byte[] Deflate(byte[] bytes)
    {
        using var output = new MemoryStream();
        using var deflate = new DeflateStream(output, CompressionLevel.Optimal);
        deflate.Write(bytes);
        deflate.Flush();
        return output.ToArray()[..^4];
    }

    private static byte[] Letters(int count) => [.. Enumerable.Repeat((byte)'a', count)];
}
