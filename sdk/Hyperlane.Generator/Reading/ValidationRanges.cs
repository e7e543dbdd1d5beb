using System.Globalization;
using Hyperlane.Generator.Models;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading;

/// <summary>Reads <c>[Range]</c>.</summary>
internal static class ValidationRanges
{
    /// <summary>What the value must not leave; null where only the attribute itself can tell.</summary>
    public static ValidationRule? Read(AttributeData attribute, ITypeSymbol type, KnownTypes known)
    {
        var arguments = attribute.ConstructorArguments;
        if (arguments.Length < 2)
        {
            return null;
        }

        var (least, most) = (arguments[arguments.Length - 2], arguments[arguments.Length - 1]);
        var (above, below) = (Says(attribute, "MinimumIsExclusive"), Says(attribute, "MaximumIsExclusive"));
        var operators = (above ? ">" : ">=", below ? "<" : "<=");
        var words = Words(least.Value, most.Value, above, below);
        var told = new[] { Told(least), Told(most) }.ToEquatable();
        if (ValidationNumbers.IsNumber(type))
        {
            return ValidationNumbers.Within(type, (least.Value, most.Value), operators) is { } within
                ? new(ValidationKind.Condition, new[] { $"!({within})" }.ToEquatable(), words, null, told)
                : null;
        }

        var isComparable = type.IsValueType && KnownTypes.HasOfItself(type, known.Parsable)
            && type.AllInterfaces.Any(one => one.OriginalDefinition.ToDisplayString() == "System.IComparable<T>");
        return isComparable && arguments.Length == 3
            ? new(ValidationKind.Limits, new[] { type.ToCode(), Told(least), Told(most), operators.Item1, operators.Item2 }.ToEquatable(),
                words, null, told)
            : null;
    }

    private static bool Says(AttributeData attribute, string name)
        => attribute.NamedArguments.Any(argument => argument.Key == name && argument.Value.Value is true);

    private static string Told(TypedConstant limit) => ValidationAttributeCode.Constant(limit);

    private static string Words(object? least, object? most, bool above, bool below)
    {
        var (from, to) = (Convert.ToString(least, CultureInfo.InvariantCulture), Convert.ToString(most, CultureInfo.InvariantCulture));
        var lower = above ? $"greater than {from}" : $"at least {from}";
        var upper = below ? $"less than {to}" : $"at most {to}";
        return most is int.MaxValue or double.MaxValue or double.PositiveInfinity ? $"Must be {lower}."
            : least is int.MinValue or double.MinValue or double.NegativeInfinity ? $"Must be {upper}."
            : above || below ? $"Must be {lower} and {upper}."
            : $"Must be from {from} to {to}.";
    }
}
