using System.Globalization;
using Hyperlane.Generator.Models;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading;

/// <summary>Reads <c>[AllowedValues]</c> and <c>[DeniedValues]</c>.</summary>
internal static class ValidationChoices
{
    /// <summary>The choice; null where only the attribute itself can tell.</summary>
    public static ValidationRule? Read(AttributeData attribute, ITypeSymbol type, bool canBeNull, bool isAllowed)
    {
        if (attribute.ConstructorArguments is not [{ IsNull: false, Kind: TypedConstantKind.Array, Values: var values }]
            || values.Length == 0 || !values.All(value => IsOf(type, value)))
        {
            return null;
        }

        // A value that is never null has no use for null among the choices.
        var useful = values.Where(value => canBeNull || !value.IsNull).ToArray();
        if (useful.Length == 0)
        {
            return null;
        }

        var pattern = string.Join(" or ", useful.Select(value => value.IsNull ? "null" : SymbolText.Constant(value.Type!, value.Value)));
        var words = string.Join(", ", useful.Select(Word));
        return isAllowed
            ? new(ValidationKind.NullCondition, new[] { $"{{0}} is not ({pattern})" }.ToEquatable(),
                useful.Length == 1 ? $"Must be {words}." : $"Must be one of {words}.", null, EquatableArray<string>.Empty)
            : new(ValidationKind.NullCondition, new[] { $"{{0}} is {pattern}" }.ToEquatable(),
                useful.Length == 1 ? $"Must not be {words}." : $"Must be none of {words}.", null, EquatableArray<string>.Empty);
    }

    private static string Word(TypedConstant value)
        => value.IsNull ? "null"
            : value.Type is { TypeKind: TypeKind.Enum } type
            ? type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => Equals(field.ConstantValue, value.Value))?.Name
            ?? $"{value.Value}"
            : value.Value is bool flag ? flag ? "true" : "false"
            : Convert.ToString(value.Value, CultureInfo.InvariantCulture);

    /// <summary>Whether a value that an attribute names may be one of a type at all.</summary>
    public static bool IsOf(ITypeSymbol type, TypedConstant value)
        => value.IsNull || SymbolEqualityComparer.Default.Equals(type, value.Type)
            || (value.Type is { } written && ValidationNumbers.IsNumber(written) && Fits(type, value.Value));

    /// <summary>
    /// Whether a number that was written as an int may stand for one of this type: the attribute itself would take 1 for another value than
    /// 1L.
    /// </summary>
    private static bool Fits(ITypeSymbol type, object? value) => (type.SpecialType, value) switch
    {
        (SpecialType.System_Int64 or SpecialType.System_Decimal or SpecialType.System_Single or SpecialType.System_Double, int) => true,
        (SpecialType.System_UInt64 or SpecialType.System_UInt32, int number) => number >= 0,
        (SpecialType.System_Int16, int number) => number is >= short.MinValue and <= short.MaxValue,
        (SpecialType.System_UInt16, int number) => number is >= 0 and <= ushort.MaxValue,
        (SpecialType.System_Byte, int number) => number is >= 0 and <= byte.MaxValue,
        (SpecialType.System_SByte, int number) => number is >= sbyte.MinValue and <= sbyte.MaxValue,
        _ => false,
    };
}
