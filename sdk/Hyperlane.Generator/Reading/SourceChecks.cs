using Hyperlane.Generator.Models;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading;

/// <summary>Whether what attributes say about the origin of a parameter can be.</summary>
internal static class SourceChecks
{
    private static readonly string[] Sources =
    [
        Names.FromRoute, Names.FromQuery, Names.FromHeader, Names.FromCookie, Names.FromForm, Names.FromBody, Names.FromServices,
        Names.FromKeyedServices, Names.AsParameters,
    ];

    public static void Check(IMethodSymbol method, Mistakes mistakes)
    {
        foreach (var parameter in method.Parameters)
        {
            var said = parameter.GetAttributes().Where(attribute => Sources.Contains(AttributeReader.NameOf(attribute))).ToArray();
            if (said.Length > 1)
            {
                mistakes.Add(Diagnostics.TwoSources, LocationInfo.Of(said[1].ApplicationSyntaxReference), parameter.Name,
                    ShortName(said[0]), ShortName(said[1]));
            }

            foreach (var attribute in said.Where(attribute => AttributeReader.NameOf(attribute) is Names.FromHeader or Names.FromCookie))
            {
                CheckName(parameter, attribute, mistakes);
            }
        }
    }

    /// <summary>The name of an attribute as it is written: <c>FromQuery</c>.</summary>
    public static string ShortName(AttributeData attribute)
    {
        var name = attribute.AttributeClass!.Name;
        return name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name;
    }

    // RFC 9110, 5.6.2: a token; the names of cookies are tokens as well.
    private static void CheckName(IParameterSymbol parameter, AttributeData attribute, Mistakes mistakes)
    {
        var name = AttributeReader.Name(attribute);
        if (name is null || (name.Length > 0 && name.All(IsOfToken)))
        {
            return;
        }

        var argument = AttributeReader.Syntax(attribute, default)?.ArgumentList?.Arguments.FirstOrDefault();
        var first = name.TakeWhile(IsOfToken).Count();
        var length = name.Skip(first).TakeWhile(c => !IsOfToken(c)).Count();
        var place = argument is null ? LocationInfo.Of(parameter) : LiteralText.Locate(argument.Expression, first, length);
        var better = string.Concat(name.Trim(' ', ':').Select(c => IsOfToken(c) ? c : '-'));
        var noun = AttributeReader.NameOf(attribute) == Names.FromHeader ? "header" : "cookie";
        mistakes.Add(Diagnostics.BadName, place, noun, name, better.Length == 0 ? SymbolText.ToKebabCase(parameter.Name) : better);
    }

    /// <summary>Whether a character may stand in a token (RFC 9110, 5.6.2).</summary>
    public static bool IsOfToken(char c)
        => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || "-_.!#$%&'*+^`|~".Contains(c);
}
