using Hyperlane.Generator.Models;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading;

/// <summary>One part of what an endpoint takes: a parameter, or a member of a record that stands for several.</summary>
/// <param name="Model">What it is bound to.</param>
/// <param name="Symbols">The parameter or the property; of a positional record both.</param>
/// <param name="Type">Its type.</param>
/// <param name="Owner">The record; null for a parameter of the endpoint.</param>
internal sealed record BoundPart(ParameterModel Model, IReadOnlyList<ISymbol> Symbols, ITypeSymbol Type, ITypeSymbol? Owner)
{
    /// <summary>The parameter or the property.</summary>
    public ISymbol Symbol => Symbols[0];

    /// <summary>All parts of what an endpoint takes.</summary>
    public static IEnumerable<BoundPart> Of(IMethodSymbol method, IReadOnlyList<ParameterModel> models)
        => method.Parameters.Zip(models, (symbol, model) => Of(new BoundPart(model, [symbol], symbol.Type, null)))
            .SelectMany(parts => parts);

    private static IEnumerable<BoundPart> Of(BoundPart part)
        => part.Model.IsBundle ? part.Model.Members.SelectMany(member => Of(Member(member, ValueReader.WithoutNull(part.Type)))) : [part];

    private static BoundPart Member(ParameterModel model, ITypeSymbol owner)
    {
        var property = ValidationMembers.Properties(owner).FirstOrDefault(one => one.Name == model.Name);
        var parameter = model.IsMember
            ? null
            : ((INamedTypeSymbol)owner).InstanceConstructors.SelectMany(one => one.Parameters)
            .FirstOrDefault(one => one.Name == model.Name);
        return new(model, [.. new ISymbol?[] { parameter, property }.OfType<ISymbol>()], (parameter?.Type ?? property?.Type)!, owner);
    }
}
