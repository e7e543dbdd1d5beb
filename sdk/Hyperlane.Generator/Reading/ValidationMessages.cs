using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading;

/// <summary>Reads in whose words a rule speaks.</summary>
internal sealed class ValidationMessages(Compilation compilation)
{
    /// <summary>The project's own words, as an expression; null where it says nothing.</summary>
    public string? Read(AttributeData attribute)
        => Named(attribute, "ErrorMessage") is { Value: string text }
            ? SymbolText.Constant(compilation.GetSpecialType(SpecialType.System_String), text)
            : Resource(attribute);

    /// <summary>Whether the words lie in a resource that code of this project cannot reach; the attribute itself can.</summary>
    public bool IsHidden(AttributeData attribute)
        => Named(attribute, "ErrorMessageResourceName") is not null && Resource(attribute) is null;

    /// <summary>What messages call a member or a parameter, as an expression; null for its name.</summary>
    public string? Display(IEnumerable<AttributeData> attributes)
    {
        var display = attributes.FirstOrDefault(attribute => AttributeReader.NameOf(attribute) == ValidationNames.Display);
        return display is null || Named(display, "Name") is not { Value: string name } ? null
            : Named(display, "ResourceType") is { Value: INamedTypeSymbol type } ? Property(type, name)
            : SymbolText.Constant(compilation.GetSpecialType(SpecialType.System_String), name);
    }

    private string? Resource(AttributeData attribute)
        => Named(attribute, "ErrorMessageResourceType") is { Value: INamedTypeSymbol type }
            && Named(attribute, "ErrorMessageResourceName") is { Value: string name }
            ? Property(type, name)
            : null;

    private string? Property(INamedTypeSymbol type, string name)
        => type.GetMembers(name).OfType<IPropertySymbol>()
            .FirstOrDefault() is { IsStatic: true, Type.SpecialType: SpecialType.System_String, GetMethod: { } get }
            && compilation.IsSymbolAccessibleWithin(get, compilation.Assembly)
            ? $"{type.ToCode()}.{name}"
            : null;

    private static TypedConstant? Named(AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
            {
                return argument.Value;
            }
        }

        return null;
    }
}
