using Hyperlane.Generator.Models;
using Hyperlane.Generator.Reading;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Checking;

/// <summary>What works as it stands, and will not be what was meant. The generator does not leave such an endpoint out.</summary>
internal static class EndpointWarnings
{
    public static void Check(EndpointDeclaration declaration, EndpointModel endpoint, Compilation compilation, Mistakes mistakes)
    {
        var method = declaration.Method;
        foreach (var part in BoundPart.Of(method, endpoint.Parameters))
        {
            if (part.Model.IsJson && endpoint.Mistakes.Count == 0)
            {
                CheckBody(part.Symbol, part.Type, compilation, mistakes);
            }

            if (endpoint.HttpMethod == "GET" && AttributeReader.Find(part.Symbol, Names.FromBody) is { } attribute)
            {
                mistakes.Add(Diagnostics.BodyOfGet, LocationInfo.Of(attribute.ApplicationSyntaxReference), part.Symbol.Name);
            }
        }

        if (endpoint.Mistakes.Count == 0 && JsonTypes.Answered(method, endpoint.Answer.Kind) is { } answered)
        {
            JsonShapes.CheckAnswer(method, answered, mistakes, compilation);
        }

        // A constructor that cannot be called is told by itself.
        if (!declaration.Owner.IsStatic && ClassReader.Constructor(declaration.Owner) is { } constructor)
        {
            CheckServices(constructor, mistakes);
        }
    }

    private static void CheckBody(ISymbol symbol, ITypeSymbol type, Compilation compilation, Mistakes mistakes)
    {
        if (JsonBodies.Reason(ValueReader.WithoutNull(type)) is { } reason)
        {
            mistakes.Add(Diagnostics.BodyCannotBeMade, LocationInfo.Of(symbol), symbol.Name,
                type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToText(), reason);
        }

        DefaultChecks.Check(type, compilation, mistakes);
        JsonShapes.CheckBody(symbol, type, mistakes, compilation);
    }

    private static void CheckServices(IMethodSymbol constructor, Mistakes mistakes)
    {
        foreach (var parameter in constructor.Parameters)
        {
            if (AttributeReader.Find(parameter, Names.FromKeyedServices) is null && !parameter.HasExplicitDefaultValue
                && ClassReader.CanBeService(parameter.Type) && Advice(parameter.Type) is { } advice)
            {
                mistakes.Add(Diagnostics.NoService, LocationInfo.Of(parameter), constructor.ContainingType.Name, parameter.Type.ToText(),
                    parameter.Name, advice);
            }
        }
    }

    private static string? Advice(ITypeSymbol type) => type.ToDisplayString() switch
    {
        "Hyperlane.Http.HttpContext" or "Hyperlane.Http.HttpRequest" or "Hyperlane.Http.HttpResponse" or "System.Threading.CancellationToken" or "Hyperlane.Endpoints.Form" or "Hyperlane.Endpoints.UploadedFile"
            => "What comes with a request is a parameter of the method.",
        _ when type.IsValueType || type.SpecialType == SpecialType.System_String
            => "Take it from the request as a parameter of the method, or from IConfiguration or IOptions<T> here.",
        _ => null,
    };
}
