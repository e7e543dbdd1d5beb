using System.Text;

namespace Hyperlane.Routing;

/// <summary>How other frameworks write what Hyperlane writes otherwise, and what to tell those who are used to it.</summary>
internal static class RoutePatternHabits
{
    private static readonly string[] Tokens = ["[controller]", "[action]", "[area]"];

    /// <summary>What is wrong with a static segment, or null.</summary>
    public static string? AdviceOn(string segment) => segment switch
    {
        "" => "Two slashes in a row have nothing between them. Write one.",
        "." or ".." => "A path has no '.' and '..' segments left when it is matched. Write the path they lead to.",
        [':', ..] => $"Hyperlane writes path parameters as {Braces(segment)}, not {segment}.",
        ['<', .., '>'] => $"Hyperlane writes path parameters as {{{Name(segment.Split(':')[^1])}}}, not {segment}.",
        ['*', ..] => $"Hyperlane writes the rest of a path as {{*{Name(segment.TrimStart('*'), "path")}}}, not {segment}.",
        _ when Array.Find(Tokens, token => segment.AsSpan().Contains(token.AsSpan(), StringComparison.OrdinalIgnoreCase)) is { } token
            => $"Hyperlane puts no name in place of {token}. Write the name itself, such as 'posts'.",
        _ => null,
    };

    /// <summary>What to say when a pattern does not begin with a slash.</summary>
    public static string AdviceOnStart(string pattern) => pattern.StartsWith("~/", StringComparison.Ordinal)
        ? $"'~' does not lead out of the prefix of the class. Write '{pattern[1..]}' in a class without this prefix."
        : $"A pattern begins with a slash. Write '/{pattern}'.";

    /// <summary>What to say when something other than ':' or '}' follows the name of a parameter.</summary>
    public static string AdviceOnUnclosed(char next, string name) => next switch
    {
        '\0' or '/' => $"This '{{' is not closed. Write {{{Name(name)}}}.",
        '?' or '=' => $"A catch-all takes the rest of the path, even if there is none, and needs no default. Write {{*{Name(name, "path")}}}.",
        '*' => $"Hyperlane writes the rest of a path as {{*{Name(name, "path")}}}, with one star.",
        _ => $"A name begins with a letter or '_' and has letters, digits, '_' and '-' only, so '{next}' cannot stand here. Write {{id}} or {{id:int}}.",
    };

    /// <summary>Whether a name may begin with it. A digit may not, which is told by itself.</summary>
    public static bool IsOfName(char c) => char.IsLetterOrDigit(c) || c == '_';

    /// <summary>Where <c>:from-:to</c> is written, a hyphen ends a name.</summary>
    private static string Braces(string segment)
    {
        var text = new StringBuilder();
        foreach (var piece in segment[1..].Split(':'))
        {
            var name = string.Concat(piece.TakeWhile(IsOfName));
            text.Append('{').Append(Name(name)).Append('}').Append(piece[name.Length..]);
        }

        return text.ToString();
    }

    private static string Name(string text, string otherwise = "id")
    {
        var name = string.Concat(text.Where(c => IsOfName(c) || c == '-')).TrimStart('-');
        return name.Length == 0 ? otherwise : name;
    }
}
