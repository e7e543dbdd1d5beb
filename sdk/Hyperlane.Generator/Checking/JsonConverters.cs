using Hyperlane.Generator.Reading;
using Hyperlane.Generator.Reading.Documents;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Checking;

/// <summary>Whether System.Text.Json can use the converter that a <c>[JsonConverter]</c> names. It looks only when the app runs.</summary>
internal static class JsonConverters
{
    private const string Namespace = "System.Text.Json.Serialization.";
    private const string LeaveOut = "Leave it out: enums are written by name.";

    /// <summary>
    /// What is wrong with the converter of a member or a type, what to write instead, and the attribute whose removal mends it, if one
    /// does; null where nothing is, or where nobody can tell.
    /// </summary>
    /// <param name="marked">What the attribute stands on.</param>
    /// <param name="type">What has to be converted.</param>
    public static (string What, string Advice, string Surplus)? Of(ISymbol marked, ITypeSymbol type)
        => AttributeReader.Find(marked, ValidationNames.JsonConverter)
            is { ConstructorArguments: [{ Value: INamedTypeSymbol { TypeKind: not TypeKind.Error } converter }] }
            && Wrong(converter, type) is var (reason, advice)
            ? ($"names {converter.ToText()} as its converter, {reason}", advice, advice == LeaveOut ? "JsonConverter" : "")
            : null;

    private static (string Reason, string Advice)? Wrong(INamedTypeSymbol converter, ITypeSymbol type)
        => !Bases(converter).Any(one => NameOf(one) == Namespace + "JsonConverter")
            ? ("and that is none", $"Derive it from JsonConverter<{Plain(type)}>.")
            : converter.IsUnboundGenericType ? ("and that needs a type", $"Write {converter.Name}<{Plain(ValueReader.WithoutNull(type))}>.")
            : converter.IsAbstract ? ("and that is abstract", "Name one that can be made.")
            : !converter.InstanceConstructors.Any(one => one is { Parameters.Length: 0, DeclaredAccessibility: Accessibility.Public })
            ? ("and that has no public constructor without parameters", "Give it one.")
            : Mismatch(converter, type);

    private static (string Reason, string Advice)? Mismatch(INamedTypeSymbol converter, ITypeSymbol type)
    {
        foreach (var one in Bases(converter))
        {
            switch (NameOf(one))
            {
                case Namespace + "JsonConverter<T>" or Namespace + "JsonStringEnumConverter<TEnum>"
                    or Namespace + "JsonNumberEnumConverter<TEnum>":
                    return Fits(one.TypeArguments[0], type)
                        ? null
                        : ($"and that converts {one.TypeArguments[0].ToText()}", $"Name a converter of {Plain(type)}.");
                case Namespace + "JsonStringEnumConverter":
                    return ValueReader.WithoutNull(type).TypeKind == TypeKind.Enum ? null : ("and that converts enums", EnumAdvice(type));
            }

            // What it converts, it decides when it runs.
            if (one.GetMembers("CanConvert").OfType<IMethodSymbol>().Any(method => method.IsOverride))
            {
                return null;
            }
        }

        return null;
    }

    private static string EnumAdvice(ITypeSymbol type)
        => Collections.ItemOf(type) is { TypeKind: TypeKind.Enum } ? LeaveOut : $"Name a converter of {Plain(type)}.";

    /// <summary>
    /// Whether a converter of one type may stand on another. Between <c>object</c> and <c>dynamic</c>, or tuples with other names, there is
    /// no difference when the app runs.
    /// </summary>
    private static bool Fits(ITypeSymbol converted, ITypeSymbol type)
        => SymbolEqualityComparer.Default.Equals(converted, type)
            || SymbolEqualityComparer.Default.Equals(converted, ValueReader.WithoutNull(type))
            || IsLoose(type);

    private static bool IsLoose(ITypeSymbol type) => type switch
    {
        IDynamicTypeSymbol or INamedTypeSymbol { IsTupleType: true } => true,
        IArrayTypeSymbol array => IsLoose(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsLoose),
        _ => type.TypeKind is TypeKind.Error or TypeKind.TypeParameter,
    };

    private static string Plain(ITypeSymbol type) => type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToText();

    private static string NameOf(INamedTypeSymbol type) => type.OriginalDefinition.ToDisplayString();

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (var one = type.IsUnboundGenericType ? type.OriginalDefinition : type; one is not null; one = one.BaseType)
        {
            yield return one;
        }
    }
}
