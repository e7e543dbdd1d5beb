using Hyperlane.Generator.Reading;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hyperlane.Generator.CodeFixes;

/// <summary>The attributes that declare an endpoint, as they are written.</summary>
internal static class Verbs
{
    private static readonly HashSet<string> Written =
        [.. Names.Verbs.Select(static verb => Names.WrittenAs(verb.Attribute))
            .SelectMany(static name => new[] { name, name + "Attribute" })];

    public static bool IsVerb(AttributeSyntax attribute) => Written.Contains(attribute.Name.ToString().Split('.').Last());
}
