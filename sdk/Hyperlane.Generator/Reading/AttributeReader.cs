using Hyperlane.Generator.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hyperlane.Generator.Reading;

/// <summary>Reads attributes.</summary>
internal static class AttributeReader
{
    /// <summary>The attribute of this name, or null.</summary>
    public static AttributeData? Find(ISymbol symbol, string name)
        => symbol.GetAttributes().FirstOrDefault(attribute => NameOf(attribute) == name);

    /// <summary>The whole name of an attribute's type, with the names of its type parameters.</summary>
    public static string? NameOf(AttributeData attribute) => attribute.AttributeClass?.OriginalDefinition.ToDisplayString();

    /// <summary>What stands in the parentheses first, as text; empty for nothing.</summary>
    public static string Text(AttributeData attribute)
        => attribute.ConstructorArguments is [{ Value: string text }, ..] ? text : "";

    /// <summary>The pattern of an attribute that declares an endpoint; empty for none.</summary>
    public static string Pattern(AttributeData verb)
        => verb.ConstructorArguments.ElementAtOrDefault(PatternNumber(verb)).Value as string ?? "";

    /// <summary>The method of HTTP of an attribute that declares an endpoint, as requests have it; null where it declares none.</summary>
    public static string? HttpMethod(AttributeData attribute)
    {
        var name = NameOf(attribute);
        var method = Names.Verbs.FirstOrDefault(verb => verb.Attribute == name).HttpMethod;
        return method is "" ? Text(attribute).ToUpperInvariant() : method;
    }

    /// <summary>Which of the arguments of an attribute is a pattern, from 0.</summary>
    public static int PatternNumber(AttributeData attribute) => NameOf(attribute) == Names.Method ? 1 : 0;

    /// <summary>What was said behind <c>Name =</c>, or null.</summary>
    public static string? Name(AttributeData attribute)
        => attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Name").Value.Value as string;

    /// <summary>The texts that were said behind a name and <c>=</c>; empty for none.</summary>
    public static EquatableArray<string> Texts(AttributeData attribute, string name)
        => attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value is
        {
            Kind: TypedConstantKind.Array,
            IsNull: false
        } texts
            ? texts.Values.Select(text => text.Value as string ?? "").ToEquatable()
            : EquatableArray<string>.Empty;

    /// <summary>What stands around a method by <c>[Use&lt;T&gt;]</c> and <c>[Authorize]</c>, from the outermost, as calls of Use.</summary>
    public static EquatableArray<string> Middleware(IMethodSymbol method) => Middleware([method]);

    /// <summary>The same of a class and those that it is derived from.</summary>
    public static EquatableArray<string> Middleware(INamedTypeSymbol type) => Middleware(EndpointOwners.Bases(type).Reverse());

    private static EquatableArray<string> Middleware(IEnumerable<ISymbol> symbols)
        => symbols.SelectMany(symbol => symbol.GetAttributes())
            .Select(MiddlewareCall)
            .OfType<string>()
            .ToEquatable();

    private static string? MiddlewareCall(AttributeData attribute) => NameOf(attribute) switch
    {
        Names.Use => $"Use<{attribute.AttributeClass!.TypeArguments[0].ToCode()}>()",
        Names.AuthorizeByPolicy =>
            $"Use<global::Hyperlane.Middleware.RequirePolicy<{attribute.AttributeClass!.TypeArguments[0].ToCode()}>>()",
        Names.Authorize when Roles(attribute) is { Length: > 0 } roles =>
            $"Use(new global::Hyperlane.Middleware.RequireRole({string.Join(", ", roles.Select(role => SymbolDisplay.FormatLiteral(role, quote: true)))}))",
        Names.Authorize => "Use<global::Hyperlane.Middleware.RequireUser>()",
        _ => null,
    };

    /// <summary>Whether an endpoint, or a class that it stands in, lets clients in that are not signed in.</summary>
    public static bool AllowsAnonymous(INamedTypeSymbol type, IMethodSymbol method)
        => EndpointOwners.Bases(type).Prepend<ISymbol>(method).Any(symbol => Find(symbol, Names.AllowAnonymous) is not null);

    /// <summary>The roles of an <c>[Authorize]</c>, of which one is enough; empty for none.</summary>
    public static string[] Roles(AttributeData attribute)
        => [.. ((attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Roles").Value.Value as string) ?? "")
            .Split(',').Select(role => role.Trim()).Where(role => role.Length > 0)];

    /// <summary>The syntax of an attribute.</summary>
    public static AttributeSyntax? Syntax(AttributeData? attribute, CancellationToken stop)
        => attribute?.ApplicationSyntaxReference?.GetSyntax(stop) as AttributeSyntax;

    /// <summary>What stands in the parentheses for a parameter of the constructor, or behind <c>Name =</c>.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="number">The parameter, from 0; -1 for a name only.</param>
    /// <param name="name">The name of the property.</param>
    public static ExpressionSyntax? Argument(AttributeData attribute, int number, string? name = null)
    {
        var parameter = number < 0 ? null : attribute.AttributeConstructor?.Parameters.ElementAtOrDefault(number)?.Name;
        var arguments = Syntax(attribute, default)?.ArgumentList?.Arguments.ToArray() ?? [];
        return (name is not null ? Array.Find(arguments, one => one.NameEquals?.Name.Identifier.ValueText == name)
            : Array.Find(arguments, one => one.NameColon is { } colon && colon.Name.Identifier.ValueText == parameter)
                ?? (arguments.ElementAtOrDefault(number) is { NameEquals: null, NameColon: null } found ? found : null))?.Expression;
    }
}
