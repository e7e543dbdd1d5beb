using Hyperlane.Routing;
using Microsoft.CodeAnalysis.CSharp;

namespace Hyperlane.Generator.Reading;

/// <summary>Names of a path beside names of C#: <c>{user-id}</c> is a good name in a path, and no parameter can be called so.</summary>
internal static class PathNames
{
    /// <summary>A parameter that takes a value of the path.</summary>
    public static string Declaration(string type, string name)
        => SyntaxFacts.IsValidIdentifier(name)
            ? $"{type} {Escaped(name)}"
            : $"{Attribute(name)} {type} {Escaped(SymbolText.ToCamelCase(Joined(name)))}";

    /// <summary>The name that a path has for a parameter that it does not name so; empty where it has none.</summary>
    public static string Meant(string name, IReadOnlyList<RouteSegment> path)
        => path.FirstOrDefault(segment => Joined(segment.Text).Equals(Joined(name), StringComparison.OrdinalIgnoreCase))?.Text ?? "";

    /// <summary>What to write where the path has no such name, but perhaps another that is meant.</summary>
    public static string Advice(string name, string meant)
        => meant.Length > 0 ? $"Write {Attribute(meant)} to take {{{meant}}}." : $"Add /{{{name}}} to the pattern, or remove [FromRoute].";

    private static string Attribute(string name) => $"[FromRoute(Name = \"{name}\")]";

    private static string Escaped(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : $"@{name}";

    /// <summary><c>user-id</c> is <c>userId</c>.</summary>
    private static string Joined(string name)
        => string.Concat(name.Split('-').Where(word => word.Length > 0).Select((word, i) => i == 0
            ? word
            : char.ToUpperInvariant(word[0]) + word.Substring(1)));
}
