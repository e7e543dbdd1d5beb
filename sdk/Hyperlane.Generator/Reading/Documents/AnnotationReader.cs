using System.Globalization;
using System.Text.RegularExpressions;
using Hyperlane.Generator.Models.Documents;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading.Documents;

/// <summary>Makes keywords of JSON Schema of what System.ComponentModel says of a value.</summary>
internal static class AnnotationReader
{
    private const string Annotations = "System.ComponentModel.DataAnnotations.";

    /// <summary>What .NET understands in an expression and JavaScript, by which schemas are read, does not.</summary>
    private static readonly Regex OnlyDotNet = new(@"\\[AzZGa]|\(\?[a-zA-Z>#(-]|\\p\{Is|-\[", RegexOptions.CultureInvariant);

    /// <summary>Whether the value must be there (<c>[Required]</c>).</summary>
    public static bool IsRequired(ISymbol symbol) => AttributeReader.Find(symbol, Annotations + "RequiredAttribute") is not null;

    /// <summary>Whether anything is demanded of the value.</summary>
    public static bool HasAny(ISymbol symbol)
        => symbol.GetAttributes()
            .Any(attribute => Bases(attribute.AttributeClass).Any(type => type.ToDisplayString() == Annotations + "ValidationAttribute"));

    /// <summary>The schema with all that its attributes say.</summary>
    public static SchemaModel Apply(SchemaModel schema, ITypeSymbol type, params IReadOnlyList<ISymbol> symbols)
    {
        var of = schema with { Type = schema.Type ?? (type.SpecialType == SpecialType.System_String ? "string" : null) };
        foreach (var attribute in symbols.SelectMany(symbol => symbol.GetAttributes()))
        {
            schema = schema.With([.. Keywords(attribute, of.Type, ValueReader.WithoutNull(type))]);
        }

        return schema;
    }

    /// <summary>The schema with an example, if there is one that fits.</summary>
    public static SchemaModel WithExample(SchemaModel schema, string? example)
    {
        var json = example is null
            ? null
            : schema.Type == "string" ? JsonText.Quote(example) : JsonSyntax.IsValid(example) ? example : JsonText.Quote(example);
        var fits = json is not null && (json[0] == '"' ? schema.Type is "string" or null : schema.Type is not "string");
        return fits ? schema.With(new Keyword("examples", $"[{json}]")) : schema;
    }

    /// <summary>A constant of a type as JSON; enums by name.</summary>
    public static string? Constant(ITypeSymbol type, object? value)
    {
        var of = ValueReader.WithoutNull(type);
        return of.TypeKind != TypeKind.Enum || value is null
            ? JsonText.Constant(value)
            : of.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => Equals(field.ConstantValue, value)) is { } name
            ? JsonText.Quote(JsonAttributes.NameOf(name))
            : null;
    }

    private static IEnumerable<Keyword> Keywords(AttributeData attribute, string? type, ITypeSymbol of)
    {
        var arguments = attribute.ConstructorArguments;
        var (min, max) = type == "array"
            ? ("minItems", "maxItems")
            : type == "object" ? ("minProperties", "maxProperties") : ("minLength", "maxLength");
        var name = attribute.AttributeClass?.ToDisplayString() ?? "";
        return name.Replace(Annotations, "") switch
        {
            "RequiredAttribute" when type == "string" && !Flag(attribute, "AllowEmptyStrings") && of.SpecialType == SpecialType.System_String => [new("minLength", "1")],
            "StringLengthAttribute" => Bounds("minLength", Named(attribute, "MinimumLength") ?? "0", "maxLength", JsonText.Constant(arguments[0].Value)),
            "LengthAttribute" => Bounds(min, JsonText.Constant(arguments[0].Value), max, JsonText.Constant(arguments[1].Value)),
            "MinLengthAttribute" => Bounds(min, JsonText.Constant(arguments[0].Value), max, null),
            "MaxLengthAttribute" when arguments.Length == 1 => Bounds(min, null, max, JsonText.Constant(arguments[0].Value)),
            "RangeAttribute" when type is "integer" or "number" => Range(attribute),
            "RegularExpressionAttribute" when arguments is [{ Value: string pattern }] && !OnlyDotNet.IsMatch(pattern) => [Keyword.Text("pattern", $"^(?:{pattern})$")],
            "EmailAddressAttribute" => [Keyword.Text("format", "email")],
            "UrlAttribute" => [Keyword.Text("format", "uri")],
            "Base64StringAttribute" => [Keyword.Text("contentEncoding", "base64")],
            "AllowedValuesAttribute" => [new("enum", Values(arguments, of))],
            "DeniedValuesAttribute" => [new("not", $"{{ \"enum\": {Values(arguments, of)} }}")],
            "System.ComponentModel.DefaultValueAttribute" when arguments is [{ Kind: TypedConstantKind.Primitive or TypedConstantKind.Enum } value] && Constant(of, value.Value) is { } json => [new("default", json)],
            "System.ComponentModel.DescriptionAttribute" when arguments is [{ Value: string text }] => [Keyword.Text("description", text)],
            "System.ObsoleteAttribute" => [new("deprecated", "true")],
            _ => [],
        };
    }

    private static IEnumerable<Keyword> Range(AttributeData attribute)
    {
        // Range(typeof(decimal), "0.01", "1000") has its numbers last, as text.
        var bounds = attribute.ConstructorArguments.Skip(attribute.ConstructorArguments.Length - 2)
            .Select(argument => Number(argument.Value)).ToArray();
        return Bounds(
            Flag(attribute, "MinimumIsExclusive") ? "exclusiveMinimum" : "minimum",
            bounds[0],
            Flag(attribute, "MaximumIsExclusive") ? "exclusiveMaximum" : "maximum",
            bounds[1]);
    }

    private static string? Number(object? value) => value is not string text ? JsonText.Constant(value)
        : decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? JsonText.Constant(number)
        : null;

    /// <summary>Both bounds, but for those that bound nothing.</summary>
    private static IEnumerable<Keyword> Bounds(string min, string? least, string max, string? most)
    {
        if (least is not null && (least != "0" || min is "minimum" or "exclusiveMinimum") && least != JsonText.Constant(double.MinValue))
        {
            yield return new Keyword(min, least);
        }

        if (most is not null && most != JsonText.Constant(double.MaxValue) && most != JsonText.Constant(int.MaxValue))
        {
            yield return new Keyword(max, most);
        }
    }

    private static string Values(IEnumerable<TypedConstant> arguments, ITypeSymbol of)
        => JsonText.Array(arguments.SelectMany(argument => argument.Kind == TypedConstantKind.Array ? argument.Values : [argument])
            .Select(value => Constant(of, value.Value)).OfType<string>());

    private static string? Named(AttributeData attribute, string name)
        => attribute.NamedArguments.Any(argument => argument.Key == name)
            ? JsonText.Constant(attribute.NamedArguments.First(argument => argument.Key == name).Value.Value)
            : null;

    private static bool Flag(AttributeData attribute, string name) => Named(attribute, name) == "true";

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            yield return type;
        }
    }
}
