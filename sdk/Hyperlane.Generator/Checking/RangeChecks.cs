using System.Globalization;
using Hyperlane.Generator.Models;
using Hyperlane.Generator.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Hyperlane.Generator.Checking;

/// <summary>Whether the limits of <c>[Range]</c> can be read, and lie the right way round.</summary>
internal static class RangeChecks
{
    public static (LocationInfo? Place, string Reason, string Advice, bool IsSwapped)? Find(AttributeData attribute, ITypeSymbol type)
    {
        var arguments = attribute.ConstructorArguments;
        if (arguments.Length is not (2 or 3))
        {
            return null;
        }

        var first = arguments.Length - 2;
        var limits = arguments.Length == 3 ? arguments[0].Value as ITypeSymbol : null;
        var (least, most) = (Read(arguments[first], limits), Read(arguments[first + 1], limits));
        for (var i = 0; i < 2; i++)
        {
            if ((i == 0 ? least : most) is { IsKnown: true, Value: null } && arguments[first + i].Value is string text)
            {
                return (LimitChecks.At(attribute, first + i), $"'{text}' is no {limits!.ToText()}",
                    "Write it as the invariant culture has it: 1.5, 2026-01-31, 12:30:00.", false);
            }
        }

        if (least.Value is null || most.Value is null)
        {
            return null;
        }

        var (from, to) = (Text(arguments[first]), Text(arguments[first + 1]));
        var order = Order(least.Value, most.Value);
        var isEmpty = order == 0 && attribute.NamedArguments.Any(one => one.Key is "MinimumIsExclusive" or "MaximumIsExclusive"
            && one.Value.Value is true);
        return order > 0 ? (LimitChecks.Between(attribute, first), $"nothing is at least {from} and at most {to}",
            $"Write [Range({(limits is null ? "" : $"typeof({limits.ToText()}), ")}{Code(arguments[first + 1])}, {Code(arguments[first])})].", true)
            : isEmpty ? (LimitChecks.Between(attribute, first), $"nothing lies between {from} and {to}",
                "Let one limit count, or move them apart.", false)
            : null;
    }

    private static int Order(IComparable least, IComparable most) => least is double.NaN || most is double.NaN ? 1 : least.CompareTo(most);

    private static string Text(TypedConstant limit) => Convert.ToString(limit.Value, CultureInfo.InvariantCulture);

    private static string Code(TypedConstant limit)
        => limit.Value is string text ? SymbolDisplay.FormatLiteral(text, quote: true) : Text(limit);

    /// <summary>A limit; known and null where it is none of its type.</summary>
    private static (bool IsKnown, IComparable? Value) Read(TypedConstant limit, ITypeSymbol? type)
        => (limit.Value, type?.ToDisplayString()) switch
        {
            (int number, _) => (true, number),
            (double number, _) => (true, number),
            (string text, "decimal") => (true, decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var value)
                ? value
                : null),
            (string text, "float" or "double" or "System.Half") =>
                (true, double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var value)
                    ? value
                    : null),
            (string text, "ulong") => (true, ulong.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value)
                ? value
                : null),
            (string text, _) when type?.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64 =>
                (true, long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : null),
            (string text, "System.DateTime") => (true, Date(text)),
            (string text, "System.DateOnly") => (true, text.Contains(":") ? null : Date(text)),
            (string text, "System.TimeOnly") => (true, Date(text) is { } time && time.Date == default && text.Contains(":") ? time : null),
            (string text, "System.DateTimeOffset") =>
                (true, DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var value)
                    ? value
                    : null),
            (string text, "System.TimeSpan") => (true, TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : null),
            (string text, "System.Guid") => (true, Guid.TryParse(text, out var value) ? value : null),
            _ => (false, null),
        };

    private static DateTime? Date(string text)
        => DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.NoCurrentDateDefault, out var value) ? value : null;
}
