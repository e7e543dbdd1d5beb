using System.Text.Unicode;
using Hyperlane.WebSockets.Protocol;

namespace Hyperlane.Fuzz;

/// <summary>UTF-8 as it streams in.</summary>
internal sealed class Utf8Target : IFuzzTarget
{
    public string Name => "utf8";

    public IReadOnlyList<string> Words { get; } = ["a", "\u00C3\u00A9", "\u00E2\u0082\u00AC", "\u00F0\u009F\u0098\u0080", "\u00C0\u00AF",
        "\u00ED\u00A0\u0080", "\u00F4\u0090\u0080\u0080", "\u00F0", "\u009F", "\u00E2\u0082", "\u0080", "\u00FF"];

    public void Check(byte[] input, int cut)
    {
        var expected = Utf8.IsValid(input);
        var at = Pieces.Place(input, cut);
        var check = default(Utf8Check);
        var streamed = check.TryAppend(input.AsSpan(0, at)) && check.TryAppend(input.AsSpan(at)) && check.IsWhole;
        Disagreement.Unless(streamed == expected, "in two pieces it is judged differently");
        var single = default(Utf8Check);
        Disagreement.Unless((input.All(b => single.TryAppend([b])) && single.IsWhole) == expected, "byte by byte it is judged differently");
    }
}
