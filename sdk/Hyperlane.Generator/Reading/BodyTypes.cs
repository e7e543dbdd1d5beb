using Hyperlane.Generator.Models;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading;

/// <summary>Finds the enums and the structs that the bodies of an endpoint have, down to the last member.</summary>
internal static class BodyTypes
{
    public static EquatableArray<string> Enums(IMethodSymbol method, EquatableArray<ParameterModel> parameters, Compilation compilation)
        => Read(method, parameters, compilation, static type => type.TypeKind == TypeKind.Enum);

    /// <summary>The structs whose constructors say what they need, those of .NET left out.</summary>
    public static EquatableArray<string> Structs(IMethodSymbol method, EquatableArray<ParameterModel> parameters, Compilation compilation)
        => Read(method, parameters, compilation, static type
            => type is INamedTypeSymbol { TypeKind: TypeKind.Struct, IsRefLikeType: false } named
            && !TypeWalk.IsOfSystem(named)
            && named.InstanceConstructors.Any(static constructor =>
                constructor is { DeclaredAccessibility: Accessibility.Public, Parameters.Length: > 0 }));

    private static EquatableArray<string> Read(IMethodSymbol method, EquatableArray<ParameterModel> parameters, Compilation compilation,
        Func<ITypeSymbol, bool> isIt)
        => TypeWalk.From(method.Parameters.Zip(parameters, static (symbol, model) => (symbol, model))
            .Where(static pair => pair.model.Source == ParameterSource.Body).Select(static pair => pair.symbol.Type))
            .Where(type => isIt(type) && compilation.IsSymbolAccessibleWithin(type, compilation.Assembly))
            .Select(SymbolText.ToCode)
            .OrderBy(static code => code, StringComparer.Ordinal)
            .ToEquatable();
}
