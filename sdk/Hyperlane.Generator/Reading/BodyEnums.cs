using Hyperlane.Generator.Models;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading;

/// <summary>Finds the enums that the bodies of an endpoint have, down to the last member.</summary>
internal static class BodyEnums
{
    public static EquatableArray<string> Read(IMethodSymbol method, EquatableArray<ParameterModel> parameters, Compilation compilation)
        => TypeWalk.From(BoundPart.Of(method, parameters).Where(static part => part.Model.IsJson).Select(static part => part.Type))
            .Where(type => type.TypeKind == TypeKind.Enum && compilation.IsSymbolAccessibleWithin(type, compilation.Assembly))
            .Select(SymbolText.ToCode)
            .OrderBy(static code => code, StringComparer.Ordinal)
            .ToEquatable();
}
