using Hyperlane.Generator.Checking;
using Hyperlane.Generator.Models;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading;

/// <summary>Reads the class that an endpoint stands in.</summary>
internal static class ClassReader
{
    public static EndpointClass Read(INamedTypeSymbol type, Mistakes mistakes)
    {
        var route = AttributeReader.Find(type, Names.Route);
        return new EndpointClass(
            type.ToCode(),
            type.ToDisplayString().Replace("@", ""),
            type.IsStatic,
            route is null ? "" : AttributeReader.Text(route),
            AttributeReader.Middleware(type),
            type.IsStatic ? EquatableArray<ServiceModel>.Empty : Services(type, mistakes))
        {
            Disposal = Disposal(type),
        };
    }

    private static DisposalKind Disposal(INamedTypeSymbol type)
        => type.AllInterfaces.Any(one => one.ToDisplayString() == "System.IAsyncDisposable") ? DisposalKind.DisposeAsync
            : type.AllInterfaces.Any(one => one.SpecialType == SpecialType.System_IDisposable) ? DisposalKind.Dispose
            : DisposalKind.None;

    /// <summary>A parameter that is a service.</summary>
    public static ServiceModel Service(IParameterSymbol parameter)
    {
        var keyed = AttributeReader.Find(parameter, Names.FromKeyedServices);
        return new ServiceModel(
            parameter.Type.ToCode(),
            parameter.NullableAnnotation == NullableAnnotation.Annotated || parameter.HasExplicitDefaultValue,
            keyed is { ConstructorArguments: [{ Type: { } type } key] } ? SymbolText.Constant(type, key.Value) : null);
    }

    private static EquatableArray<ServiceModel> Services(INamedTypeSymbol type, Mistakes mistakes)
    {
        var constructors = type.InstanceConstructors.Where(one => one.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal).ToArray();
        if (type.IsAbstract || constructors.Length != 1 || HasRequiredMembers(type, constructors[0]))
        {
            mistakes.Add(Diagnostics.CannotBeMade, LocationInfo.Of(type), type.Name);
            return EquatableArray<ServiceModel>.Empty;
        }

        return constructors[0].Parameters.Select(Service).ToEquatable();
    }

    private static bool HasRequiredMembers(INamedTypeSymbol type, IMethodSymbol constructor)
        => type.GetMembers().Any(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true })
            && !constructor.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "SetsRequiredMembersAttribute");
}
