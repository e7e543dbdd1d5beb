using Hyperlane.Generator.Models;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading;

/// <summary>Finds out how values of a type are read from text, if they can be.</summary>
internal sealed class ValueReader(KnownTypes known)
{
    /// <summary>How one value is read; null when the type is no value.</summary>
    public ValueModel? Read(ITypeSymbol type)
    {
        var name = type.ToCode();
        var reader = ReaderOf(type, name);
        return reader is null ? null : new ValueModel(name, reader, IsUtf8(type, reader));
    }

    /// <summary>The type within a Nullable, or the type itself.</summary>
    public static ITypeSymbol WithoutNull(ITypeSymbol type)
        => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type;

    /// <summary>Whether a type is a Nullable.</summary>
    public static bool IsNullable(ITypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    private string? ReaderOf(ITypeSymbol type, string name)
        => type.SpecialType == SpecialType.System_String ? "TextValue"
            : type.SpecialType == SpecialType.System_DateTime ? "DateTimeValue"
            : KnownTypes.Is(type, known.DateTimeOffset) ? "DateTimeOffsetValue"
            : KnownTypes.Is(type, known.Uri) ? "UriValue"
            : IsFraction(type) ? $"FractionValue<{name}>"
            : type.TypeKind == TypeKind.Enum ? $"EnumValue<{name}>"
            : KnownTypes.HasOfItself(type, known.Parsable) ? $"ParsedValue<{name}>"
            : KnownTypes.HasOfItself(type, known.Utf8Parsable) ? $"Utf8Value<{name}>"
            : null;

    private bool IsFraction(ITypeSymbol type)
        => type.SpecialType is SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal
            || KnownTypes.Is(type, known.Half);

    private bool IsUtf8(ITypeSymbol type, string reader)
        => reader.StartsWith("ParsedValue", StringComparison.Ordinal) && KnownTypes.HasOfItself(type, known.Utf8Parsable);
}
