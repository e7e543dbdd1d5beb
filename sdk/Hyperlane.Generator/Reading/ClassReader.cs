using Hyperlane.Generator.Models;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading;

/// <summary>Reads the class that an endpoint stands in.</summary>
internal static class ClassReader
{
    public static EndpointClass Read(INamedTypeSymbol type, AttributeData? route, int number, Mistakes mistakes)
    {
        return new EndpointClass(
            type.ToCode(),
            type.ToDisplayString().Replace("@", ""),
            type.IsStatic,
            route is null ? "" : AttributeReader.Text(route),
            AttributeReader.Middleware(type),
            type.IsStatic ? EquatableArray<ServiceModel>.Empty : Services(type, mistakes))
        {
            Disposal = Disposal(type),
            GeneratedName = GeneratedName(type) + (number == 0 ? "" : $"_Route{number + 1}"),
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
            keyed is { ConstructorArguments: [var key] } ? SymbolText.Boxed(key) : null)
        {
            IsValueType = parameter.Type.IsValueType,
            Default = Default(parameter),
        };
    }

    /// <summary>A parameter, or a property, that is a service.</summary>
    public static ServiceModel Service(BindingTarget target)
        => target.Symbol is IParameterSymbol parameter ? Service(parameter)
            : new ServiceModel(ValueReader.WithoutNull(target.Type).ToCode(), target.Model.IsNullable,
                null)
            { IsValueType = target.Type.IsValueType };

    /// <summary>What a service is where the app has none; null for null, and where it must be there.</summary>
    private static string? Default(IParameterSymbol parameter)
        => !parameter.HasExplicitDefaultValue ? null
            : parameter.ExplicitDefaultValue is { } value ? SymbolText.Constant(ValueReader.WithoutNull(parameter.Type), value)
            : parameter.Type.IsValueType && !ValueReader.IsNullable(parameter.Type) ? "default"
            : null;

    /// <summary>The constructor that brings the services: the one that is marked, or the only one; null for none.</summary>
    public static IMethodSymbol? Constructor(INamedTypeSymbol type)
    {
        // A struct has one without parameters even where nobody wrote it.
        var constructors = type.InstanceConstructors.Where(IsInReach)
            .Where(one => !type.IsValueType || !one.IsImplicitlyDeclared || one.Parameters.Length > 0
                || type.InstanceConstructors.Length == 1).ToArray();
        var marked = constructors.Where(one => AttributeReader.Find(one, Names.Constructor) is not null).ToArray();
        return marked is [var only] ? only : constructors is [var single] ? single : null;
    }

    private static bool IsInReach(IMethodSymbol constructor)
        => constructor.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;

    private static EquatableArray<ServiceModel> Services(INamedTypeSymbol type, Mistakes mistakes)
    {
        var constructor = Constructor(type);
        if (Reason(type, constructor) is var (reason, advice))
        {
            mistakes.Add(Diagnostics.CannotBeMade, LocationInfo.Of(type), type.Name, reason, advice);
            return EquatableArray<ServiceModel>.Empty;
        }

        foreach (var parameter in constructor!.Parameters.Where(one => one.RefKind is RefKind.Ref or RefKind.Out))
        {
            mistakes.Add(Diagnostics.ByReference, LocationInfo.Of(parameter), parameter.Name, SymbolText.Word(parameter.RefKind));
        }

        return constructor.Parameters.Select(Service).ToEquatable();
    }

    private static (string Reason, string Advice)? Reason(INamedTypeSymbol type, IMethodSymbol? constructor)
        => type.TypeKind == TypeKind.Interface ? ("nobody can make an interface", "Move the endpoint to a class that implements it.")
            : type.IsAbstract ? ("nobody can make an abstract class",
                "Derive a class from it in this project, which then has its endpoints, or make it static.")
            : !type.InstanceConstructors.Any(IsInReach)
            ? ("none of its constructors is public or internal", "Make one public, or make the class static.")
            : constructor is null ? ("it has several constructors",
                "Mark the one that takes the services with [ActivatorUtilitiesConstructor], or leave one only.")
            : constructor.Parameters.FirstOrDefault(one => !CanBeService(one.Type)) is { } odd
            ? ($"its constructor takes {odd.Type.ToText()} {odd.Name}, which no service can be",
                "Take it from the request as a parameter of the method.")
            : Required(type, constructor) is { } member
            ? ($"'{member.Name}' is required, which only code that makes it by itself can set",
                "Take what it needs by the constructor, or mark the constructor with [SetsRequiredMembers].")
            : null;

    /// <summary>Whether a container can hold values of a type.</summary>
    public static bool CanBeService(ITypeSymbol type)
        => !type.IsRefLikeType && type is not (IPointerTypeSymbol or IFunctionPointerTypeSymbol);

    private static ISymbol? Required(INamedTypeSymbol type, IMethodSymbol constructor)
        => constructor.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "SetsRequiredMembersAttribute") ? null
            : Bases(type).SelectMany(one => one.GetMembers())
            .FirstOrDefault(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true });

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            yield return type;
        }
    }
}
