using Hyperlane.Generator.Models;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading;

/// <summary>Whether generated code can call a method.</summary>
internal static class MethodChecks
{
    public static void Check(EndpointDeclaration declaration, Mistakes mistakes)
    {
        var (method, owner) = (declaration.Method, declaration.Owner);
        var location = LocationInfo.Of(method);
        if (method is { IsAsync: true, ReturnsVoid: true })
        {
            mistakes.Add(Diagnostics.AsyncVoid, location, method.Name);
        }

        if (method.ReturnType.TypeKind == TypeKind.Error)
        {
            mistakes.AddCompilerError();
        }

        AnswerChecks.Check(method, mistakes);
        SourceChecks.Check(method, mistakes);
        CheckHttpMethod(declaration, mistakes);
        foreach (var type in EndpointOwners.Bases(owner))
        {
            MiddlewareChecks.Check(type, mistakes);
        }

        MiddlewareChecks.Check(method, mistakes);
        if (method.IsGenericMethod || Outwards(owner).Any(type => type.IsGenericType))
        {
            mistakes.Add(Diagnostics.Generic, location, method.IsGenericMethod ? method.Name : owner.Name);
        }

        if (Outwards(owner).Cast<ISymbol>().Prepend(method).FirstOrDefault(IsHidden) is { } hidden)
        {
            mistakes.Add(Diagnostics.OutOfReach, LocationInfo.Of(hidden), hidden.Name, Reach(hidden));
        }
    }

    // RFC 9110, 9.1: a token.
    private static void CheckHttpMethod(EndpointDeclaration declaration, Mistakes mistakes)
    {
        if (declaration.HttpMethod.Length == 0 || !declaration.HttpMethod.All(SourceChecks.IsOfToken))
        {
            var argument = AttributeReader.Argument(declaration.Verb, 0);
            mistakes.Add(Diagnostics.BadMethod, argument is null ? LocationInfo.Of(
                declaration.Verb.ApplicationSyntaxReference) : LocationInfo.Of(argument.GetLocation()), declaration.HttpMethod);
        }
    }

    private static IEnumerable<INamedTypeSymbol> Outwards(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.ContainingType)
        {
            yield return type;
        }
    }

    private static bool IsHidden(ISymbol symbol)
        => symbol.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal
            || symbol is INamedTypeSymbol { IsFileLocal: true };

    private static string Reach(ISymbol symbol) => symbol switch
    {
        INamedTypeSymbol { IsFileLocal: true } => "local to its file",
        { DeclaredAccessibility: Accessibility.Private } => "private",
        { DeclaredAccessibility: Accessibility.Protected } => "protected",
        _ => "private protected",
    };
}
