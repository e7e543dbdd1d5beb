namespace Hyperlane.Fuzz;

/// <summary>What a client sends over a WebSocket, message after message.</summary>
internal sealed class MessageTarget : IFuzzTarget
{
    private static readonly MessageSettings Small = new(MaxMessageBytes: 200, MaxFragments: 5, MaxEmptyFragments: 2);

    private static readonly MessageSettings[] All =
    [
        Small,
        Small with { InParts = true },
        Small with { TakesCompression = true },
        Small with { TakesCompression = true, KeepsContext = true },
        Small with { TakesCompression = true, KeepsContext = true, InParts = true },
    ];

    public string Name => "message";

    /// <summary>Whole frames, with a mask of zeros so that words can be put into them, and pieces of such.</summary>
    public IReadOnlyList<string> Words { get; } =
    [
        "\u0081\u0085\0\0\0\0Hello", "\u0001\u0083\0\0\0\0abc", "\0\u0082\0\0\0\0de", "\u0080\u0081\u0001\u0002\u0003\u0004f", "\u0082\u0080\0\0\0\0",
        "\u0001\u0080\0\0\0\0", "\0\u0080\0\0\0\0", "\u0080\u0080\0\0\0\0", "\u0089\u0081\0\0\0\0!", "\u008A\u0080\0\0\0\0", "\u0088\u0080\0\0\0\0",
        "\u0088\u0082\0\0\0\0\u0003\u00E8", "\u0088\u0083\0\0\0\0\u0003\u00E8\u00FF", "\u0088\u0081\0\0\0\0\u0003",
        "\u00C1\u0087\0\0\0\0\u00F2\u0048\u00CD\u00C9\u00C9\u0007\0", "\u00C1\u0085\0\0\0\0\u00F2\0\u0011\0\0", "\u00C2\u0088\0\0\0\0\u00F3\u0048\u00CD\u00C9\u00C9\u0007\0\0",
        "\u0041\u0083\0\0\0\0\u00F2\u0048\u00CD", "\u0080\u0084\0\0\0\0\u00C9\u00C9\u0007\0", "\u00C1\u0081\0\0\0\0\0", "\u00C2\u0083\0\0\0\0\u00FF\u00FF\u00FF",
        "\u0081\u0084\0\0\0\0\u00F0\u009F\u0098\u0080", "\u0001\u0082\0\0\0\0\u00F0\u009F", "\u0080\u0082\0\0\0\0\u0098\u0080", "\u0081\u0081\0\0\0\0\u00FF", "\u0080\u0081\0\0\0\0\u0080",
        "\u0082\u00FE\0\u007E\0\0\0\0", "\u0082\u00FE\u0001\0\0\0\0\0", "\u0082\u00FF\0\0\0\0\0\u0001\0\0\0\0\0\0", "\u0081", "\u0085", "\0\0\0\0", "a", "\u00C0", "\u00F2\0\u0011\0\0",
    ];

    public void Check(byte[] input, int cut)
    {
        var at = Pieces.Place(input, cut);
        foreach (var settings in All)
        {
            var expected = new NaiveMessages(input, settings).Read();
            Same(expected, MessageFeed.Read(input, settings, [input.Length]), "a naive reader reads something else");
            Same(expected, MessageFeed.Read(input, settings, [at, input.Length]), "in two pieces it reads differently");
            Same(expected, MessageFeed.Read(input, settings, [input.Length], 1 + (cut & 7)), "in segments it reads differently");
            Same(expected, MessageFeed.Read(input, settings, Enumerable.Range(0, input.Length + 1)), "byte by byte it reads differently");
        }
    }

    private static void Same(IReadOnlyList<string> expected, IReadOnlyList<string> read, string what)
    {
        if (expected[^1] == $"fault {NaiveMessages.EitherFault}")
        {
            (expected, read) = ([.. expected.SkipLast(1), "fault"], [.. read.SkipLast(1), read[^1].Split(' ')[0]]);
        }

        Disagreement.Unless(expected.SequenceEqual(read), $"{what}: {string.Join(", ", read)}; expected: {string.Join(", ", expected)}");
    }
}
