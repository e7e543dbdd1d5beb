using System.Globalization;
using Hyperlane.Generator.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Hyperlane.Generator.Reading;

/// <summary>Compares numbers with limits, which were written as int, double or text whatever the type of the number is.</summary>
internal static class ValidationNumbers
{
    public static bool IsNumber(ITypeSymbol type) => type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double;

    /// <summary>
    /// The comparison of a value with both limits, such that it does not hold for NaN; null where the limits are no numbers.
    /// </summary>
    /// <param name="type">The type of the value.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="operators">How the value compares to them.</param>
    public static string? Within(ITypeSymbol type, (object? Least, object? Most) limits, (string Least, string Most) operators)
    {
        if (ToDouble(limits.Least) is not { } least || ToDouble(limits.Most) is not { } most)
        {
            return null;
        }

        var isFloating = type.SpecialType is SpecialType.System_Single or SpecialType.System_Double;
        var (cast, from, to) = (ToDecimal(limits.Least), ToDecimal(limits.Most)) switch
        {
            // An int compares with a long, and so on; only decimal and double never meet by themselves, nor do ulong and what is negative.
            ({ } one, { } other) when !isFloating =>
                (type.SpecialType == SpecialType.System_UInt64 ? "(decimal)" : "", Literal(type, one), Literal(type, other)),
            _ => (type.SpecialType is SpecialType.System_Decimal ? "(double)" : "", Literal(least), Literal(most)),
        };
        return $"{cast}{{0}} {operators.Least} {from} && {cast}{{0}} {operators.Most} {to}";
    }

    private static string Literal(ITypeSymbol type, decimal limit)
        => type.SpecialType is not (SpecialType.System_Decimal or SpecialType.System_UInt64) && limit == decimal.Truncate(limit)
            && limit is >= long.MinValue and <= long.MaxValue
            ? SymbolDisplay.FormatPrimitive((long)limit, quoteStrings: true, useHexadecimalNumbers: false)
            : SymbolDisplay.FormatPrimitive(limit, quoteStrings: true, useHexadecimalNumbers: false) + "m";

    private static string Literal(double limit) => limit switch
    {
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        _ => SymbolDisplay.FormatPrimitive(limit, quoteStrings: true, useHexadecimalNumbers: false) + "d",
    };

    private static decimal? ToDecimal(object? limit) => limit switch
    {
        int number => number,
        double number when Math.Abs(number) < 1e28 => (decimal)number,
        string text when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    private static double? ToDouble(object? limit) => limit switch
    {
        int number => number,
        double number => number,
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };
}
