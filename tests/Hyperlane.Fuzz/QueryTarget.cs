using System.Net;
using System.Text;
using Hyperlane.Http;

namespace Hyperlane.Fuzz;

/// <summary>The query.</summary>
internal sealed class QueryTarget : IFuzzTarget
{
    public string Name => "query";

    public IReadOnlyList<string> Words { get; } =
        ["a", "b=c", "&", "=", "+", "%20", "%", "%4", "%zz", "%C3%A9", "%00", "%26", "%3D", "%2B", "==", "&&"];

    public void Check(byte[] input, int cut)
    {
        var ascii = input.Where(b => b is > 0x20 and < 0x7F).ToArray();
        var read = Query.Parse(ascii).Select(pair => (pair.Key, pair.Value)).ToList();
        var expected = Encoding.ASCII.GetString(ascii).Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2))
            .Select(pair => (Decode(pair[0]), pair.Length > 1 ? Decode(pair[1]) : "")).ToList();
        Disagreement.Unless(read.SequenceEqual(expected), "a naive reader reads something else");
    }

    private static string Decode(string text) => WebUtility.UrlDecode(text);
}
