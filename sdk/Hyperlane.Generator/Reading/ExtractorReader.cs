using Hyperlane.Generator.Models;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading;

/// <summary>
/// Finds the method by which a type says itself how it is read from a request: <c>static ValueTask&lt;T?&gt; BindAsync(HttpContext)</c>.
/// </summary>
internal sealed class ExtractorReader(KnownTypes known)
{
    /// <summary>The name of the method.</summary>
    public const string Method = "BindAsync";

    /// <summary>The method of a type, its own or inherited; null for none that can be called so.</summary>
    public ExtractorModel? Read(ITypeSymbol type)
    {
        foreach (var method in Named(type))
        {
            if (IsCallable(method) && Made(method) is { } made && IsOrDerives(ValueReader.WithoutNull(made), type))
            {
                var canBeNull = made.IsReferenceType || !SymbolEqualityComparer.Default.Equals(made, ValueReader.WithoutNull(made));
                return new ExtractorModel(method.ContainingType.ToCode(), canBeNull);
            }
        }

        return null;
    }

    /// <summary>A method of that name that is meant to be one, and cannot be called; null for none.</summary>
    public IMethodSymbol? Wrong(ITypeSymbol type)
        => Named(type).FirstOrDefault(method => method.IsStatic
            && method.Parameters.Any(parameter => KnownTypes.Is(parameter.Type, known.Context)));

    private static IEnumerable<IMethodSymbol> Named(ITypeSymbol type)
    {
        for (var one = type; one is not null; one = one.BaseType)
        {
            foreach (var method in one.GetMembers(Method).OfType<IMethodSymbol>())
            {
                yield return method;
            }
        }
    }

    private bool IsCallable(IMethodSymbol method)
        => method is { IsStatic: true, IsGenericMethod: false, Parameters: [var context] }
            && method.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal
            && KnownTypes.Is(context.Type, known.Context);

    /// <summary>What the task of a method brings.</summary>
    private ITypeSymbol? Made(IMethodSymbol method)
        => KnownTypes.Is(method.ReturnType, known.ValueTaskOf) || KnownTypes.Is(method.ReturnType, known.TaskOf)
            ? ((INamedTypeSymbol)method.ReturnType).TypeArguments[0]
            : null;

    private static bool IsOrDerives(ITypeSymbol made, ITypeSymbol type)
    {
        for (var one = made; one is not null; one = one.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(one, type))
            {
                return true;
            }
        }

        return false;
    }
}
