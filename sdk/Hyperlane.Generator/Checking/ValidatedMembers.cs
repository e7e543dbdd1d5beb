using System.Runtime.CompilerServices;
using Hyperlane.Generator.Reading;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Checking;

/// <summary>
/// What the endpoints of a project read, and so what generated code validates. Found once for a compilation, when somebody asks.
/// </summary>
internal sealed class ValidatedMembers
{
    private static readonly ConditionalWeakTable<Compilation, Lazy<ValidatedMembers>> Cache = new();

    private readonly HashSet<ITypeSymbol> _types;
    private readonly ValidationRules _rules;

    private ValidatedMembers(Compilation compilation)
    {
        var parameters = ProjectTypes.Of(compilation).SelectMany(type => type.GetMembers()).OfType<IMethodSymbol>().Where(IsEndpoint)
            .SelectMany(method => method.Parameters);
        var types = TypeWalk.From(parameters.Select(parameter => parameter.Type)).OfType<INamedTypeSymbol>().SelectMany(TypeWalk.InSource);
        _types = new(types.Select(type => type.OriginalDefinition), SymbolEqualityComparer.Default);
        _rules = new ValidationRules(compilation, new ValidationMessages(compilation));
    }

    public static ValidatedMembers Of(Compilation compilation)
        => Cache.GetValue(compilation, key => new(() => new ValidatedMembers(key))).Value;

    /// <summary>
    /// Whether generated code does by itself what an attribute asks of a property or a parameter, without a call of the attribute.
    /// </summary>
    public bool IsPlain(ISymbol symbol, AttributeData attribute)
    {
        var isValidated = symbol.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Ordinary } method
            ? IsEndpoint(method)
            : _types.Contains(symbol.ContainingType.OriginalDefinition);
        var type = symbol switch
        {
            IPropertySymbol property => property.Type,
            IFieldSymbol field => field.Type,
            IParameterSymbol parameter => parameter.Type,
            _ => null
        };
        return isValidated && type is not null && _rules.IsPlain(attribute, ValueReader.WithoutNull(type), symbol.ContainingType);
    }

    private static bool IsEndpoint(IMethodSymbol method)
        => method.GetAttributes().Any(attribute => attribute.AttributeClass is { } type && GroupChecks.IsEndpoint(type));
}
