using Hyperlane.Generator.Models.Documents;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading.Documents;

/// <summary>Makes schemas of types, and remembers which types they refer to.</summary>
internal sealed class SchemaReader
{
    private readonly List<ITypeSymbol> _references = [];

    /// <summary>The types that have a schema of their own, as far as they were met.</summary>
    public IReadOnlyList<ITypeSymbol> References => _references;

    /// <summary>The schema of a type as JSON has it.</summary>
    public SchemaModel Read(ITypeSymbol type)
    {
        var value = ValueReader.WithoutNull(type);
        var isNullable = !SymbolEqualityComparer.Default.Equals(value, type)
            || (type.IsReferenceType && type.NullableAnnotation == NullableAnnotation.Annotated);
        var schema = ReadValue(value);
        return isNullable ? schema with { IsNullable = true } : schema;
    }

    /// <summary>
    /// The schema of a type as path, query, header fields and cookies have it: what JSON would write as an object is text there.
    /// </summary>
    public SchemaModel ReadText(ITypeSymbol type)
    {
        var value = ValueReader.WithoutNull(type);
        return Scalars.Read(value) is { Type: not null } scalar ? scalar
            : value.TypeKind == TypeKind.Enum ? ReferTo(value)
            : Scalars.ReadText(value) ?? SchemaModel.Of("string");
    }

    private SchemaModel ReadValue(ITypeSymbol type)
    {
        if (Scalars.Read(type) is { } scalar)
        {
            return scalar;
        }

        if (type.TypeKind is TypeKind.Error or TypeKind.Dynamic or TypeKind.TypeParameter or TypeKind.Pointer or TypeKind.Delegate)
        {
            return SchemaModel.Anything;
        }

        return Collections.ValueOf(type) is { } value ? KeyReader.Object(type) with { Values = Read(value) }
            : Collections.ItemOf(type) is not { } item ? ReferTo(type)
            : Collections.IsSet(type) ? SchemaModel.Array(Read(item), new Keyword("uniqueItems", "true"))
            : SchemaModel.Array(Read(item));
    }

    private SchemaModel ReferTo(ITypeSymbol type)
    {
        // A converter of one's own may write anything.
        if (JsonAttributes.Converter(type) is { } converter && !converter.StartsWith("JsonStringEnumConverter", StringComparison.Ordinal))
        {
            return converter.StartsWith("JsonNumberEnumConverter", StringComparison.Ordinal)
                ? SchemaModel.Of("integer")
                : SchemaModel.Anything;
        }

        _references.Add(type);
        return SchemaModel.To(type.ToCode());
    }
}
