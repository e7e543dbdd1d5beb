using Hyperlane.Generator.Models;
using Hyperlane.Routing;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading;

/// <summary>Whether the constraint of a path parameter and its type speak of the same values.</summary>
internal static class ConstraintChecks
{
    private static readonly string[] Whole =
        ["SByte", "Byte", "Int16", "UInt16", "Int32", "UInt32", "Int64", "UInt64", "Int128", "UInt128", "IntPtr", "UIntPtr", "BigInteger"];
    private static readonly string[] Numbers = [.. Whole, "Single", "Double", "Decimal", "Half"];

    /// <summary>
    /// The types of .NET that take what a constraint lets through. Types that are not listed anywhere are the user's own, and may take
    /// anything.
    /// </summary>
    private static readonly Dictionary<string, string[]> Fitting = new()
    {
        ["int"] = Numbers,
        ["long"] = [.. Numbers.Except(["SByte", "Byte", "Int16", "UInt16", "Int32", "UInt32"])],
        ["min"] = Numbers,
        ["max"] = Numbers,
        ["range"] = Numbers,
        ["decimal"] = [.. Numbers.Except(Whole)],
        ["guid"] = ["Guid"],
        ["bool"] = ["Boolean"],
        ["datetime"] = ["DateTime", "DateTimeOffset", "DateOnly", "TimeOnly"],
        ["alpha"] = ["Char"],
    };

    private static readonly Dictionary<string, string> Words = new()
    {
        ["Int32"] = "int",
        ["Int64"] = "long",
        ["Decimal"] = "decimal",
        ["Double"] = "decimal",
        ["Single"] = "decimal",
        ["Guid"] = "guid",
        ["Boolean"] = "bool",
        ["DateTime"] = "datetime",
        ["DateTimeOffset"] = "datetime",
        ["DateOnly"] = "datetime",
    };

    private static readonly HashSet<string> Listed = [.. Fitting.Values.SelectMany(types => types), "TimeSpan"];

    /// <summary>A type for the values that the constraints of a segment let through.</summary>
    public static string TypeFor(RouteSegment segment)
        => segment.Constraints.Words.Select(word => ConstraintTypes.All.TryGetValue(word, out var type) ? type : null)
            .FirstOrDefault(type => type is not null) ?? "string";

    public static void Check(BindingTarget target, RouteSegment segment, Mistakes mistakes)
    {
        var type = ValueReader.WithoutNull(target.Type);
        if (!IsOfSystem(type) || !Listed.Contains(type.Name))
        {
            return;
        }

        foreach (var word in segment.Constraints.Words)
        {
            if (Fitting.TryGetValue(word, out var types) && !types.Contains(type.Name))
            {
                mistakes.Add(Diagnostics.ConstraintMismatch, target.Place, segment.Text, word, type.ToText(),
                    Advice(type.Name, segment.Text));
            }
        }
    }

    private static bool IsOfSystem(ITypeSymbol type) => type.ContainingNamespace?.ToDisplayString() is "System" or "System.Numerics";

    private static string Advice(string type, string name) => Words.TryGetValue(type, out var word)
        ? $"Write {{{name}:{word}}}, or change the type."
        : $"Write {{{name}}}, or change the type.";
}
