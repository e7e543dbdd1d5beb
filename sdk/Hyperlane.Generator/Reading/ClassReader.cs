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
            GeneratedName = GeneratedName(type),
        };
    }

    /// <summary>
    /// The name of what is written for a class: <c>Blog.PostEndpoints</c> has <c>Blog_PostEndpoints</c>. A class without a
    /// namespace gets a word behind its name, so that it hides no type that generated code uses and is no keyword.
    /// </summary>
    private static string GeneratedName(INamedTypeSymbol type)
    {
        var name = type.ToDisplayString().Replace("@", "").Replace("_", "__").Replace('.', '_');
        return type.ContainingType is null && type.ContainingNamespace.IsGlobalNamespace ? $"{name}Handlers" : name;
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
            ValueReader.WithoutNull(parameter.Type).ToCode(),
            parameter.NullableAnnotation == NullableAnnotation.Annotated || parameter.HasExplicitDefaultValue,
            keyed is { ConstructorArguments: [{ Type: { } type } key] } ? SymbolText.Constant(type, key.Value) : null)
        {
            IsValueType = parameter.Type.IsValueType,
            Default = Default(parameter),
        };
    }

    /// <summary>What a service is where the app has none; null for null, and where it must be there.</summary>
    private static string? Default(IParameterSymbol parameter)
        => !parameter.HasExplicitDefaultValue ? null
            : parameter.ExplicitDefaultValue is { } value ? SymbolText.Constant(ValueReader.WithoutNull(parameter.Type), value)
            : parameter.Type.IsValueType && !ValueReader.IsNullable(parameter.Type) ? "default"
            : null;

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
        => Bases(type).SelectMany(one => one.GetMembers()).Any(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true })
            && !constructor.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "SetsRequiredMembersAttribute");

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            yield return type;
        }
    }
}
