using Hyperlane.Generator.Models;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading;

/// <summary>Reads from attributes what is asked of a value.</summary>
internal sealed class ValidationRules(Compilation compilation, ValidationMessages messages)
{
    /// <summary>
    /// How long a pattern may take. It is a limit on work that a client chooses, so it is far below the two seconds that the attribute
    /// allows by itself.
    /// </summary>
    private const int PatternMilliseconds = 500;

    private readonly ValidationLengths _lengths = new(compilation);

    /// <summary>The rules among these attributes, but for [Required].</summary>
    /// <param name="attributes">The attributes of a member or a parameter.</param>
    /// <param name="type">The type of the value, without a Nullable.</param>
    /// <param name="canBeNull">Whether there may be null instead.</param>
    /// <param name="owner">The type that the member belongs to; null for a parameter.</param>
    public EquatableArray<ValidationRule> Read(IEnumerable<AttributeData> attributes, ITypeSymbol type, bool canBeNull,
        INamedTypeSymbol? owner)
        => attributes.Where(IsRule).Select(attribute => Read(attribute, type, canBeNull, owner)).Where(rule => rule is not null)
            .Select(rule => rule!).ToEquatable();

    /// <summary>Whether generated code does what an attribute asks, and never makes the attribute.</summary>
    public bool IsPlain(AttributeData attribute, ITypeSymbol type, INamedTypeSymbol? owner)
        => !IsRule(attribute) || Read(attribute, type, canBeNull: true, owner) is not { Kind: ValidationKind.Attribute };

    /// <summary>The words for a value that is missing, if an attribute says that it must be there.</summary>
    public ValidationRule? Required(IEnumerable<AttributeData> attributes, out bool rejectsBlank)
    {
        var required = attributes.FirstOrDefault(attribute => AttributeReader.NameOf(attribute) == ValidationNames.Required);
        rejectsBlank = required is not null
            && !required.NamedArguments.Any(argument => argument is { Key: "AllowEmptyStrings", Value.Value: true });
        return required is null ? null : Missing with { Message = messages.Read(required) };
    }

    /// <summary>What is said where a value is missing and C# says that it is there.</summary>
    public static readonly ValidationRule Missing = Condition("", "This field is required.");

    private bool IsRule(AttributeData attribute)
    {
        if (AttributeReader.NameOf(attribute) is ValidationNames.Required or ValidationNames.DataType)
        {
            return false;
        }

        for (var type = attribute.AttributeClass; type is not null; type = type.BaseType)
        {
            if (type.ToDisplayString() == ValidationNames.Attribute)
            {
                return compilation.IsSymbolAccessibleWithin(attribute.AttributeClass!, compilation.Assembly);
            }
        }

        return false;
    }

    private ValidationRule? Read(AttributeData attribute, ITypeSymbol type, bool canBeNull, INamedTypeSymbol? owner)
    {
        var name = AttributeReader.NameOf(attribute)!;
        if (name.StartsWith(ValidationNames.Annotations, StringComparison.Ordinal) && !messages.IsHidden(attribute))
        {
            var rule = Known(name.Substring(ValidationNames.Annotations.Length), attribute, type, canBeNull, owner);
            if (rule is not null)
            {
                return rule.Default.Length == 0 ? null : rule with { Message = messages.Read(attribute) };
            }
        }

        // The rest is asked itself, by its own words: what a project wrote, and uses of the known ones that are not plain.
        return new(ValidationKind.Attribute, new[] { ValidationAttributeCode.Create(attribute) }.ToEquatable(), "", null,
            EquatableArray<string>.Empty);
    }

    private ValidationRule? Known(string name, AttributeData attribute, ITypeSymbol type, bool canBeNull, INamedTypeSymbol? owner)
    {
        var isText = type.SpecialType == SpecialType.System_String;
        return name switch
        {
            "StringLengthAttribute" or "MinLengthAttribute" or "MaxLengthAttribute" or "LengthAttribute" => _lengths.Read(name, attribute, type),
            "RangeAttribute" => ValidationRanges.Read(attribute, type, KnownTypes.Of(compilation)),
            "AllowedValuesAttribute" => ValidationChoices.Read(attribute, type, canBeNull, isAllowed: true),
            "DeniedValuesAttribute" => ValidationChoices.Read(attribute, type, canBeNull, isAllowed: false),
            "CompareAttribute" => Compare(attribute, owner),
            "RegularExpressionAttribute" when isText => Pattern(attribute),
            "EmailAddressAttribute" when isText => Condition("!Formats.IsEmailAddress({0})", "Must be an email address such as name@example.com."),
            "UrlAttribute" when isText => Condition("!Formats.IsUrl({0})", "Must be a URL such as https://example.com."),
            "PhoneAttribute" when isText => Condition("!Formats.IsPhone({0})", "Must be a telephone number."),
            "CreditCardAttribute" when isText => Condition("!Formats.IsCreditCard({0})", "Must be a credit card number."),
            "Base64StringAttribute" when isText => Condition("!Formats.IsBase64String({0})", "Must be Base64."),
            "EnumDataTypeAttribute" => Enumeration(attribute, type),
            _ => null,
        };
    }

    private ValidationRule? Compare(AttributeData attribute, INamedTypeSymbol? owner)
    {
        var name = AttributeReader.Text(attribute);
        var other = owner is null ? null : ValidationMembers.Properties(owner).FirstOrDefault(property => property.Name == name);
        if (other is null)
        {
            return null;
        }

        var shown = ValidationMembers.RequestName(other) ?? SymbolText.ToCamelCase(name);
        var display = messages.Display(other.GetAttributes())
            ?? SymbolText.Constant(compilation.GetSpecialType(SpecialType.System_String), shown);
        return new(ValidationKind.NullCondition, new[] { $"!object.Equals({{0}}, it.{SymbolText.Identifier(name)})" }.ToEquatable(),
            $"Must be the same as {shown}.", null, new[] { display }.ToEquatable());
    }

    private ValidationRule Pattern(AttributeData attribute)
    {
        var pattern = SymbolText.Constant(compilation.GetSpecialType(SpecialType.System_String), AttributeReader.Text(attribute));
        var limit = attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "MatchTimeoutInMilliseconds").Value.Value as int?
            ?? PatternMilliseconds;
        return new(ValidationKind.Pattern, new[] { pattern, $"{limit}" }.ToEquatable(),
            $"Must match the pattern {AttributeReader.Text(attribute)}.", null, new[] { pattern }.ToEquatable());
    }

    private static ValidationRule? Enumeration(AttributeData attribute, ITypeSymbol type)
    {
        var isPlain = attribute.ConstructorArguments is [{ Value: ITypeSymbol of }] && type.TypeKind == TypeKind.Enum
            && SymbolEqualityComparer.Default.Equals(of, type)
            && !type.GetAttributes().Any(one => one.AttributeClass?.Name == "FlagsAttribute");
        var names = string.Join(", ", type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue)
            .Select(field => field.Name));
        return isPlain ? Condition("!global::System.Enum.IsDefined({0})", $"Must be one of {names}.") : null;
    }

    private static ValidationRule Condition(string condition, string words)
        => new(ValidationKind.Condition, new[] { condition }.ToEquatable(), words, null, EquatableArray<string>.Empty);
}
