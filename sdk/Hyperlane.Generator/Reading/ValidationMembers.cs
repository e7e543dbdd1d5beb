using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading;

/// <summary>Finds the members of a type as JSON sees them.</summary>
internal static class ValidationMembers
{
    // Of JsonIgnoreCondition.
    private const int Always = 1;
    private const int WhenWriting = 4;
    private const int WhenReading = 5;

    /// <summary>
    /// The properties of a type and of those that it is derived from, in the order of their declaration; an override stands for what it
    /// overrides.
    /// </summary>
    public static IEnumerable<IPropertySymbol> Properties(ITypeSymbol type)
    {
        var seen = new HashSet<string>();
        return Bases(type)
            .SelectMany(one => one.GetMembers().OfType<IPropertySymbol>()
                .Where(property => IsOfJson(property) && seen.Add(property.Name)).ToArray())
            .GroupBy(property => property.ContainingType, SymbolEqualityComparer.Default)
            .Reverse()
            .SelectMany(properties => properties);
    }

    /// <summary>The fields that JSON is told to see, of a type and of those that it is derived from.</summary>
    public static IEnumerable<IFieldSymbol> Fields(ITypeSymbol type)
        => Bases(type).Reverse().SelectMany(one => one.GetMembers().OfType<IFieldSymbol>())
            .Where(field => field is { IsStatic: false, IsImplicitlyDeclared: false } && IsIncluded(field));

    /// <summary>Whether JSON is told to see a member that it would not.</summary>
    public static bool IsIncluded(ISymbol member) => AttributeReader.Find(member, ValidationNames.JsonInclude) is not null;

    /// <summary>
    /// The attributes of a property, of those that it overrides, and of the parameter of a constructor that it is set from, which is where
    /// those of a positional record stand.
    /// </summary>
    public static IReadOnlyList<AttributeData> Attributes(IPropertySymbol property, ITypeSymbol type)
    {
        var found = new List<AttributeData>(property.GetAttributes());
        for (var overridden = property.OverriddenProperty; overridden is not null; overridden = overridden.OverriddenProperty)
        {
            AddNew(found, overridden.GetAttributes());
        }

        foreach (var parameter in Parameters(property, type))
        {
            AddNew(found, parameter.GetAttributes());
        }

        return found;
    }

    /// <summary>Whether JSON leaves a member out: always, or when it is read, or when it is written.</summary>
    public static bool IsIgnored(ISymbol member, bool isRead)
        => AttributeReader.Find(member, ValidationNames.JsonIgnore) is { } ignore
            && (ignore.NamedArguments.FirstOrDefault(argument => argument.Key == "Condition").Value.Value as int?
                ?? Always) is var condition
            && (condition == Always || condition == (isRead ? WhenReading : WhenWriting));

    /// <summary>Whether JSON can set a property.</summary>
    public static bool IsSet(IPropertySymbol property, ITypeSymbol type)
        => !IsIgnored(property, isRead: true)
            && (property.SetMethod is { DeclaredAccessibility: Accessibility.Public } || IsIncluded(property)
                || Parameters(property, type).Any());

    /// <summary>Whether JSON can set a field.</summary>
    public static bool IsSet(IFieldSymbol field) => !field.IsReadOnly && !IsIgnored(field, isRead: true);

    /// <summary>The name in JSON that an attribute gives; null for that of the naming policy.</summary>
    public static string? RequestName(ISymbol member)
        => AttributeReader.Find(member, ValidationNames.JsonPropertyName) is { } name ? AttributeReader.Text(name) : null;

    /// <summary>Whether the property stands for everything that no other takes.</summary>
    public static bool IsExtension(IPropertySymbol property)
        => AttributeReader.Find(property, ValidationNames.JsonExtensionData) is not null;

    /// <summary>Whether a constructor takes a property and does without.</summary>
    public static bool HasDefault(IPropertySymbol property, ITypeSymbol type)
        => Parameters(property, type).Any(parameter => parameter.HasExplicitDefaultValue);

    private static bool IsOfJson(IPropertySymbol property)
        => property is { IsStatic: false, IsIndexer: false, GetMethod: not null, ExplicitInterfaceImplementations.Length: 0 }
            && (property.DeclaredAccessibility == Accessibility.Public || IsIncluded(property));

    private static IEnumerable<IParameterSymbol> Parameters(IPropertySymbol property, ITypeSymbol type)
        => Bases(type)
            .TakeWhile(one => !SymbolEqualityComparer.Default.Equals(one, property.ContainingType.BaseType))
            .OfType<INamedTypeSymbol>()
            .SelectMany(one => one.InstanceConstructors)
            .Where(constructor => constructor.DeclaredAccessibility == Accessibility.Public || constructor.ContainingType.IsAbstract)
            .SelectMany(constructor => constructor.Parameters)
            .Where(parameter => parameter.Name.Equals(property.Name, StringComparison.OrdinalIgnoreCase)
                && SymbolEqualityComparer.Default.Equals(parameter.Type, property.Type));

    private static IEnumerable<ITypeSymbol> Bases(ITypeSymbol type)
    {
        for (var one = type; one is not null && one.SpecialType != SpecialType.System_Object; one = one.BaseType)
        {
            yield return one;
        }

        // What an interface inherits is its own.
        foreach (var inherited in type.TypeKind == TypeKind.Interface ? type.AllInterfaces : [])
        {
            yield return inherited;
        }
    }

    private static void AddNew(List<AttributeData> found, IEnumerable<AttributeData> more)
        => found.AddRange(more.Where(one =>
            !found.Any(other => SymbolEqualityComparer.Default.Equals(one.AttributeClass, other.AttributeClass))).ToArray());
}
