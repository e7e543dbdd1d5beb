using System.Text;
using Hyperlane.Endpoints.Files;

namespace Hyperlane.Fuzz;

/// <summary>The Range header.</summary>
internal sealed class RangeTarget : IFuzzTarget
{
    public string Name => "range";

    public IReadOnlyList<string> Words { get; } =
        ["bytes=", "bytes", "=", "0-", "-1", "0-0", "5-2", ",", " ", "99999999999999999999-", "-", "1-99", "items=0-1", "-0"];

    public void Check(byte[] input, int cut)
    {
        var length = (uint)cut % 100;
        var ranges = RangeHeader.Select(Encoding.Latin1.GetString(input), length);
        Disagreement.Unless(ranges is null
            || ranges.All(range => range.Start >= 0 && range.Length > 0 && range.Start + range.Length <= length), "a range lies outside");
    }
}
