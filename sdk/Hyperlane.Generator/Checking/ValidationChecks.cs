using Hyperlane.Generator.Models;
using Hyperlane.Generator.Reading;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Checking;

/// <summary>
/// Whether the attributes of System.ComponentModel.DataAnnotations stand where they can check something: elsewhere they throw, or refuse
/// every value.
/// </summary>
internal static class ValidationChecks
{
    private const string Namespace = "System.ComponentModel.DataAnnotations";

    /// <summary>Checks the parameters of an endpoint, and all that they hold.</summary>
    public static void Check(IMethodSymbol method, Mistakes mistakes)
    {
        foreach (var parameter in method.Parameters)
        {
            CheckOne(parameter, parameter.Type, mistakes);
        }

        foreach (var type in TypeWalk.From(method.Parameters.Select(parameter => parameter.Type)).OfType<INamedTypeSymbol>()
            .SelectMany(TypeWalk.InSource).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default))
        {
            CheckMembers(type, mistakes);
        }
    }

    private static void CheckMembers(INamedTypeSymbol type, Mistakes mistakes)
    {
        foreach (var property in type.GetMembers().OfType<IPropertySymbol>())
        {
            CheckOne(property, property.Type, mistakes);
        }

        foreach (var field in type.GetMembers().OfType<IFieldSymbol>().Where(ValidationMembers.IsIncluded))
        {
            CheckOne(field, field.Type, mistakes);
        }

        foreach (var parameter in type.InstanceConstructors.Where(one => type.IsRecord || one.Parameters.Length > 0)
            .SelectMany(one => one.Parameters))
        {
            CheckOne(parameter, parameter.Type, mistakes);
        }
    }

    private static void CheckOne(ISymbol symbol, ITypeSymbol declared, Mistakes mistakes)
    {
        var type = ValueReader.WithoutNull(declared);
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass?.ContainingNamespace?.ToDisplayString() != Namespace
                || type.TypeKind is TypeKind.Error or TypeKind.TypeParameter)
            {
                continue;
            }

            if (type.SpecialType != SpecialType.System_Object && Mismatch(attribute, type) is var (checks, advice))
            {
                var place = LocationInfo.Of(attribute.ApplicationSyntaxReference);
                mistakes.Add(Diagnostics.ValidationMismatch, place, SourceChecks.ShortName(attribute), symbol.Name, checks,
                    type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToText(), advice);
                continue;
            }

            switch (SourceChecks.ShortName(attribute))
            {
                case "RegularExpression":
                    RegularExpressionChecks.Check(attribute, mistakes);
                    LimitChecks.Check(symbol, type, attribute, mistakes);
                    break;
                case "Compare":
                    CompareChecks.Check(symbol, attribute, mistakes);
                    break;
                case "Required":
                    RequiredChecks.Check(symbol, declared, attribute, mistakes);
                    break;
                default:
                    LimitChecks.Check(symbol, type, attribute, mistakes);
                    break;
            }
        }
    }

    private static (string Checks, string Advice)? Mismatch(AttributeData attribute, ITypeSymbol type)
    {
        var isText = type.SpecialType == SpecialType.System_String;
        return SourceChecks.ShortName(attribute) switch
        {
            "StringLength" when !isText => ("it limits the length of text", HasLength(type) ? "Write [Length] for the size of a collection." : Otherwise(type)),
            "MinLength" or "MaxLength" or "Length" when !isText && !HasLength(type) => ("it limits text and collections that know their size", Otherwise(type)),
            "EmailAddress" or "Url" or "Phone" or "CreditCard" or "Base64String" when !isText && !IsUri(type) => ("it looks at text", "Make it a string, or remove the attribute."),
            "Range" when attribute.ConstructorArguments.Length == 2 && !IsNumber(type) => ("it limits numbers", isText || HasLength(type) ? "Write [Length(least, most)] for a length." : "Write [Range(typeof(T), \"least\", \"most\")] for other values that compare."),
            "Range" when attribute.ConstructorArguments is [{ Value: ITypeSymbol limits }, _, _] && !isText && !IsNumber(type)
                && !SymbolEqualityComparer.Default.Equals(limits, type)
                => ($"it limits values of {limits.ToText()}", $"Write typeof({type.ToText()})."),
            "AllowedValues" or "DeniedValues" when NeverFits(attribute, type) is { } value => ($"it names {value}", "Name values of the same type."),
            _ => null,
        };
    }

    private static string Otherwise(ITypeSymbol type) => IsNumber(type) ? "Write [Range] for a number." : "Remove it, or change the type.";

    private static bool IsUri(ITypeSymbol type) => type.Name == "Uri" && type.ContainingNamespace?.ToDisplayString() == "System";

    private static string? NeverFits(AttributeData attribute, ITypeSymbol type)
    {
        var named = attribute.ConstructorArguments.SelectMany(one => one.Kind == TypedConstantKind.Array && !one.IsNull ? one.Values : [])
            .Where(one => !one.IsNull).ToArray();
        return Array.Find(named, one => !ValidationChoices.IsOf(type, one)) is { Type: { } other } ? $"a value of {other.ToText()}" : null;
    }

    private static bool IsNumber(ITypeSymbol type)
        => type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double
            || (type.ContainingNamespace?.ToDisplayString() is "System" or "System.Numerics"
                && type.Name is "Half" or "Int128" or "UInt128" or "BigInteger")
            || type.TypeKind == TypeKind.Enum;

    private static bool HasLength(ITypeSymbol type)
        => type is IArrayTypeSymbol
            || Types(type).Any(one => one.GetMembers("Count").Concat(one.GetMembers("Length"))
                .Any(member => member is IPropertySymbol { Type.SpecialType: SpecialType.System_Int32 }));

    private static IEnumerable<ITypeSymbol> Types(ITypeSymbol type)
    {
        for (var one = type; one is not null; one = one.BaseType)
        {
            yield return one;
        }

        foreach (var inherited in type.AllInterfaces)
        {
            yield return inherited;
        }
    }
}
