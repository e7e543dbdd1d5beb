using Hyperlane.Generator.Models;
using Hyperlane.Generator.Models.Documents;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading.Documents;

/// <summary>Reads what a type looks like as a JSON object: its properties as System.Text.Json sees them.</summary>
internal sealed class ObjectReader(SchemaReader schemas)
{
    public SchemaModel Read(ITypeSymbol type)
    {
        var variants = Variants(type);
        var comment = DocComment.Of(type);
        if (variants.Count > 0 && (type.IsAbstract || type.TypeKind == TypeKind.Interface))
        {
            return (SchemaModel.Of(null) with { Variants = variants }).Described(comment.Whole);
        }

        var constructor = ConstructorOf(type);
        var properties = new Dictionary<string, PropertyModel>();
        var schema = SchemaModel.Of("object").Described(comment.Whole);
        foreach (var member in Members(type))
        {
            if (JsonAttributes.IsExtensionData(member))
            {
                schema = schema with { Values = SchemaModel.Anything };
            }
            else if (!JsonAttributes.IsIgnored(member) && !properties.ContainsKey(JsonAttributes.NameOf(member)))
            {
                var property = Property(member, constructor, comment);
                properties.Add(property.Name, property);
            }
        }

        schema = AnnotationReader.WithExample(schema, comment.Example);
        schema = AttributeReader.Find(type, "System.ObsoleteAttribute") is null ? schema : schema.With(new Keyword("deprecated", "true"));
        return schema with
        {
            Properties = properties.Values.ToEquatable(),
            Variants = variants.Count == 0
                ? variants
                : variants.Append(Self(type)).ToEquatable()
        };
    }

    /// <summary>The properties of the type itself, then those of its bases.</summary>
    private static IEnumerable<ISymbol> Members(ITypeSymbol type)
    {
        var overridden = new HashSet<string>();
        var levels = type.TypeKind == TypeKind.Interface ? [type, .. type.AllInterfaces] : Bases(type);
        return from level in levels
               from member in level.GetMembers()
               where !member.IsStatic && !member.IsImplicitlyDeclared && overridden.Add(member.Name)
               where member is IPropertySymbol { IsIndexer: false } property
               ? IsWritten(property)
               : member is IFieldSymbol && JsonAttributes.IsIncluded(member)
               select member;
    }

    private static IEnumerable<ITypeSymbol> Bases(ITypeSymbol type)
    {
        for (var level = type; level is
        {
            SpecialType: not SpecialType.System_Object
                and not SpecialType.System_ValueType
        }; level = level.BaseType!)
        {
            yield return level;
        }
    }

    private static bool IsWritten(IPropertySymbol property)
        => (property.DeclaredAccessibility == Accessibility.Public
            && property.Type is not { TypeKind: TypeKind.Delegate or TypeKind.Pointer }) || JsonAttributes.IsIncluded(property);

    /// <summary>The constructor that JSON is read by: the marked one, else the only one that takes anything.</summary>
    private static IMethodSymbol? ConstructorOf(ITypeSymbol type)
    {
        var constructors = (type as INamedTypeSymbol)?.InstanceConstructors
            .Where(one => !one.IsImplicitlyDeclared || one.Parameters.Length == 0)
            .Where(one => one.DeclaredAccessibility == Accessibility.Public || IsMarked(one))
            .ToArray() ?? [];
        return constructors.FirstOrDefault(IsMarked) ?? constructors.FirstOrDefault(one => one.Parameters.Length == 0 && !type.IsValueType)
            ?? constructors.OrderByDescending(one => one.Parameters.Length).FirstOrDefault();
    }

    private static bool IsMarked(IMethodSymbol constructor)
        => AttributeReader.Find(constructor, "System.Text.Json.Serialization.JsonConstructorAttribute") is not null;

    private EquatableArray<VariantModel> Variants(ITypeSymbol type)
        => JsonAttributes.DerivedTypes(type)
            .Where(variant => !SymbolEqualityComparer.Default.Equals(variant.Type, type))
            .Select(variant => new VariantModel(schemas.Read(variant.Type).Reference
                ?? "", variant.Json.Length == 0 ? null : JsonAttributes.Discriminator(type), variant.Json))
            .Where(variant => variant.Reference.Length > 0)
            .ToEquatable();

    /// <summary>A type that is not abstract is one of its own variants, with a word for it or without.</summary>
    private static VariantModel Self(ITypeSymbol type)
        => new(
            type.ToCode(),
            JsonAttributes.Discriminator(type),
            JsonAttributes.DerivedTypes(type).Where(variant => SymbolEqualityComparer.Default.Equals(variant.Type, type))
            .Select(variant => variant.Json).FirstOrDefault() ?? "",
            IsSelf: true);

    private PropertyModel Property(ISymbol member, IMethodSymbol? constructor, DocComment ofType)
    {
        var type = member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;
        var parameter = constructor?.Parameters.FirstOrDefault(one => one.Name.Equals(member.Name, StringComparison.OrdinalIgnoreCase));
        var symbols = parameter is null ? [member] : new[] { member, parameter };
        var comment = DocComment.Of(member);
        var schema = AnnotationReader.Apply(ReadMember(member, type), type, symbols)
            .Described(comment.Whole ?? (parameter is null ? null : ofType.Parameter(parameter.Name)));
        if (parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: { } value }
            && AnnotationReader.Constant(parameter.Type, value) is { } json)
        {
            schema = schema.With(new Keyword("default", json));
        }

        var isReadOnly = member is IPropertySymbol { SetMethod: null } && parameter is null;
        schema = AnnotationReader.WithExample(isReadOnly ? schema.With(new Keyword("readOnly", "true")) : schema, comment.Example
            ?? (parameter is null ? null : ofType.ParameterExample(parameter.Name)));
        var isWriteOnly = member is IPropertySymbol { GetMethod: null };
        return new PropertyModel(
            JsonAttributes.NameOf(member),
            isWriteOnly ? schema.With(new Keyword("writeOnly", "true")) : schema,
            symbols.Any(IsRequired) || parameter is { HasExplicitDefaultValue: false, Type: var taken } && !IsNullable(taken),
            !isWriteOnly && !JsonAttributes.IsSometimesOmitted(member));
    }

    private SchemaModel ReadMember(ISymbol member, ITypeSymbol type) => JsonAttributes.Converter(member) switch
    {
        null => schemas.Read(type),
        var name when name.StartsWith("JsonStringEnumConverter", StringComparison.Ordinal) => schemas.Read(type),
        _ => SchemaModel.Anything,
    };

    private static bool IsRequired(ISymbol symbol)
        => symbol is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true } || JsonAttributes.IsRequired(symbol)
            || AnnotationReader.IsRequired(symbol);

    private static bool IsNullable(ITypeSymbol type)
        => type.NullableAnnotation == NullableAnnotation.Annotated
            || !SymbolEqualityComparer.Default.Equals(ValueReader.WithoutNull(type), type);
}
