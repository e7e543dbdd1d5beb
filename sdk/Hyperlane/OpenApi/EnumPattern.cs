using System.Text;

namespace Hyperlane.OpenApi;

/// <summary>Writes the pattern of an enum of flags, of which several names may stand in one text: <c>Read, Write</c>.</summary>
internal static class EnumPattern
{
    private const string Special = "^$\\.*+?()[]{}|/";

    /// <summary>A regular expression of ECMA-262 for one or more of the names.</summary>
    public static string Of(IEnumerable<string> names)
    {
        var one = $"({string.Join("|", names.Distinct().Select(Escape))})";
        return $"^{one}( *, *{one})*$";
    }

    private static string Escape(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name)
        {
            text.Append(Special.IndexOf(c) < 0 ? "" : "\\").Append(c);
        }

        return text.ToString();
    }
}
