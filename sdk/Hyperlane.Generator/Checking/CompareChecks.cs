using Hyperlane.Generator.Models;
using Hyperlane.Generator.Reading;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Checking;

/// <summary>Whether the property that <c>[Compare]</c> names is there: otherwise each value is refused.</summary>
internal static class CompareChecks
{
    public static void Check(ISymbol symbol, AttributeData attribute, Mistakes mistakes)
    {
        var name = AttributeReader.Text(attribute);
        // What is derived from an abstract class may have it.
        if (symbol.ContainingType is not { IsAbstract: false } type || symbol is not IPropertySymbol
            || AttributeReader.Argument(attribute, 0) is not { } written)
        {
            return;
        }

        var names = ValidationMembers.Properties(type).Select(property => property.Name).ToArray();
        if (names.Contains(name))
        {
            return;
        }

        var near = names.Where(one => one != symbol.Name)
            .Select(one => (Name: one, Distance: Distance(one.ToLowerInvariant(), name.ToLowerInvariant())))
            .Where(one => one.Distance <= Math.Max(2, name.Length / 3))
            .OrderBy(one => one.Distance)
            .FirstOrDefault()
            .Name;
        var advice = near is null ? "Write nameof(...) of a property to compare with." : $"Write nameof({near}).";
        mistakes.Add(Diagnostics.UnknownMember, LiteralText.Locate(written, 0, name.Length), name, type.Name, advice, near ?? "");
    }

    /// <summary>How many letters have to be added, removed or changed to make one word of another.</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (one[i - 1] == other[j - 1] ? 0 : 1));
                corner = above;
            }
        }

        return row[other.Length];
    }
}
