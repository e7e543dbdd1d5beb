using Hyperlane.Generator.Models;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading;

/// <summary>Reads <c>[ETag]</c>: the middleware that it stands for, and the member of the answer that it names.</summary>
internal sealed class ETagReader(KnownTypes known)
{
    private static readonly string[] Middleware = ["Use<global::Hyperlane.Middleware.EntityTags>()"];

    public (IReadOnlyList<string> Middleware, string? Member) Read(IMethodSymbol method, Mistakes mistakes)
    {
        if (AttributeReader.Find(method, Names.ETag) is not { } attribute)
        {
            return ([], null);
        }

        if (attribute.ConstructorArguments is not [{ Value: string name }])
        {
            return (Middleware, null);
        }

        var type = Answered(method);
        if (type is null || !HasMember(type, name))
        {
            var argument = AttributeReader.Argument(attribute, 0);
            mistakes.Add(Diagnostics.NoTagMember,
                argument is null ? LocationInfo.Of(attribute.ApplicationSyntaxReference) : LocationInfo.Of(argument.GetLocation()),
                method.Name, (type ?? method.ReturnType).ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), name);
            return ([], null);
        }

        return (Middleware, name);
    }

    /// <summary>The type of the value that is answered; null where the answer is none that could be looked into.</summary>
    private ITypeSymbol? Answered(IMethodSymbol method)
    {
        var type = method.ReturnType;
        if (KnownTypes.Is(type, known.TaskOf) || KnownTypes.Is(type, known.ValueTaskOf))
        {
            type = ((INamedTypeSymbol)type).TypeArguments[0];
        }

        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            type = nullable.TypeArguments[0];
        }

        return type is INamedTypeSymbol { Name: "Result", Arity: 1 } result
                && result.ContainingNamespace.ToDisplayString() == "Hyperlane.Endpoints"
            ? result.TypeArguments[0]
            : type.AllInterfaces.Any(one => KnownTypes.Is(one, known.Result)) ? null : type;
    }

    private static bool HasMember(ITypeSymbol type, string name)
        => Bases(type).SelectMany(one => one.GetMembers(name)).Any(member => !member.IsStatic
            && member.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal
            && member is IFieldSymbol or IPropertySymbol { GetMethod: not null, IsIndexer: false });

    private static IEnumerable<ITypeSymbol> Bases(ITypeSymbol type)
    {
        for (var one = type; one is not null; one = one.BaseType)
        {
            yield return one;
        }

        foreach (var contract in type.TypeKind == TypeKind.Interface ? type.AllInterfaces : [])
        {
            yield return contract;
        }
    }
}
