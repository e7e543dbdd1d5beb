using Hyperlane.Values;

namespace Hyperlane.Json;

/// <summary>Names places within JSON: <c>tags[0]</c>, <c>author.name</c>.</summary>
internal static class JsonPath
{
    /// <summary>What stands for the whole.</summary>
    public const string Root = "$";

    /// <summary>The path of a member.</summary>
    public static string Member(string path, string name) => path.Length == 0 || name.StartsWith('[') ? path + name : $"{path}.{name}";

    /// <summary>
    /// A key that a client made, as a step of a path: a plain word as it is, anything else in brackets, shortened and on one line.
    /// </summary>
    public static string Key(string key)
    {
        if (key.Length is > 0 and <= ClientText.MaxLength && key.All(c => char.IsLetterOrDigit(c) || c is '_' or '-'))
        {
            return key;
        }

        return $"['{ClientText.Shorten(key)}']";
    }

    /// <summary>Whether one path is the other, or leads further from there.</summary>
    public static bool IsWithin(string path, string other)
        => other == Root || (path.StartsWith(other, StringComparison.Ordinal)
            && (path.Length == other.Length || path[other.Length] is '.' or '['));

    /// <summary>What System.Text.Json calls <c>$.tags[0]</c>.</summary>
    public static string Of(string? path) => path switch
    {
        null or "" or Root => Root,
        ['$', '.', .. var rest] => rest,
        ['$', .. var rest] => rest,
        _ => path,
    };
}
