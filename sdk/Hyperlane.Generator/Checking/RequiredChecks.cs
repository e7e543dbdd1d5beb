using System.Globalization;
using Hyperlane.Generator.Models;
using Hyperlane.Generator.Reading;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Checking;

/// <summary>
/// Whether <c>[Required]</c> can find something missing. A number that the request lacks is 0, or its default, before anything is
/// validated.
/// </summary>
internal static class RequiredChecks
{
    public static void Check(ISymbol symbol, ITypeSymbol type, AttributeData attribute, Mistakes mistakes)
    {
        if (!type.IsValueType || ValidationShapes.IsImmutableArray(type)
            || !SymbolEqualityComparer.Default.Equals(ValueReader.WithoutNull(type), type))
        {
            return;
        }

        var text = type.ToText();
        var place = LocationInfo.Of(attribute.ApplicationSyntaxReference);
        if (symbol is IParameterSymbol { HasExplicitDefaultValue: true } parameter)
        {
            var value = Convert.ToString(parameter.ExplicitDefaultValue, CultureInfo.InvariantCulture);
            mistakes.Add(Diagnostics.RequiredValue, place, symbol.Name, text,
                string.IsNullOrEmpty(value) ? "its default" : value.ToLowerInvariant(), "Remove [Required], or the default.");
        }
        else if (symbol is IPropertySymbol property && ValidationMembers.IsSet(property, property.ContainingType) && !IsAsked(property))
        {
            mistakes.Add(Diagnostics.RequiredValue, place, symbol.Name, text, Default(type),
                $"Write 'required {text}', which JSON checks, or '{text}?'.", text);
        }
    }

    /// <summary>Whether JSON itself asks for a property: by its modifier, by an attribute, or as a parameter without a default.</summary>
    private static bool IsAsked(IPropertySymbol property)
        => property.IsRequired
            || AttributeReader.Find(property, "System.Text.Json.Serialization.JsonRequiredAttribute") is not null
            || property.ContainingType.InstanceConstructors.SelectMany(one => one.Parameters)
            .Any(parameter => parameter.Name.Equals(property.Name, StringComparison.OrdinalIgnoreCase));

    private static string Default(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Boolean => "false",
        >= SpecialType.System_SByte and <= SpecialType.System_Double => "0",
        _ => "its default",
    };
}
