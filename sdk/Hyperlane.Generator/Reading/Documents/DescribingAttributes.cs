using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading.Documents;

/// <summary>Reads the attributes that say something of an endpoint to the document: of its method, then of its class.</summary>
internal static class DescribingAttributes
{
    private const string Namespace = "Hyperlane.Endpoints.";

    /// <summary>Whether the endpoint is to be left out.</summary>
    public static bool IsHidden(IMethodSymbol method) => All(method, "ExcludeFromDescriptionAttribute").Any();

    /// <summary>The tags; none for that of the class.</summary>
    public static IReadOnlyList<string> Tags(IMethodSymbol method)
        => [.. All(method, "TagsAttribute").Take(1).SelectMany(attribute => Texts(attribute.ConstructorArguments))
            .Where(tag => tag.Length > 0).Distinct()];

    /// <summary>The id of the operation.</summary>
    public static string? Name(IMethodSymbol method) => Text(method, "EndpointNameAttribute");

    public static string? Summary(IMethodSymbol method) => Text(method, "EndpointSummaryAttribute");

    public static string? Description(IMethodSymbol method) => Text(method, "EndpointDescriptionAttribute");

    /// <summary>The media types of its answer.</summary>
    public static IReadOnlyList<string> Produces(IMethodSymbol method)
        => [.. All(method, "ProducesAttribute").Take(1).SelectMany(attribute => Texts(attribute.ConstructorArguments))
            .Where(type => type.Length > 0).Distinct()];

    /// <summary>Statuses with what they carry.</summary>
    public static IEnumerable<(int Status, ITypeSymbol? Type, string? MediaType, string? Description)> Responses(IMethodSymbol method)
        => from attribute in All(method, "ProducesResponseTypeAttribute")
           let status = attribute.ConstructorArguments.Select(argument => argument.Value).OfType<int>().FirstOrDefault()
           where status is >= 200 and <= 599
           select (
               status,
               attribute.ConstructorArguments.Select(argument => argument.Value).OfType<ITypeSymbol>().FirstOrDefault(),
               attribute.ConstructorArguments.Select(argument => argument.Value).OfType<string>().FirstOrDefault(),
               Named(attribute, "Description") as string);

    /// <summary>Header fields; status 0 for every success.</summary>
    public static IEnumerable<(int Status, string Name, ITypeSymbol? Type, string? Description)> Headers(IMethodSymbol method)
        => from attribute in All(method, "ProducesHeaderAttribute")
           let name = AttributeReader.Text(attribute)
           where name.Length > 0
           select (Named(attribute, "StatusCode") as int? ?? 0, name, Named(attribute, "Type") as ITypeSymbol,
               Named(attribute, "Description") as string);

    private static IEnumerable<AttributeData> All(IMethodSymbol method, string name)
        => new ISymbol[] { method, method.ContainingType }
            .SelectMany(symbol => symbol.GetAttributes())
            .Where(attribute => AttributeReader.NameOf(attribute) == Namespace + name);

    private static string? Text(IMethodSymbol method, string name)
        => AttributeReader.Find(method, Namespace + name) is { } attribute && AttributeReader.Text(attribute) is { Length: > 0 } text
            ? text
            : null;

    private static IEnumerable<string> Texts(IEnumerable<TypedConstant> arguments)
        => arguments.SelectMany(argument =>
            argument.Kind == TypedConstantKind.Array ? (argument.IsNull ? [] : argument.Values.AsEnumerable()) : [argument])
            .Select(argument => argument.Value).OfType<string>();

    private static object? Named(AttributeData attribute, string name)
        => attribute.NamedArguments.FirstOrDefault(argument =>
            argument.Key == name).Value is { Kind: not (TypedConstantKind.Error or TypedConstantKind.Array) } value ? value.Value : null;
}
