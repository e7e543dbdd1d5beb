using Hyperlane.Generator.Models;
using Hyperlane.Generator.Reading;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Checking;

/// <summary>What works as it stands, and will not be what was meant. The generator does not leave such an endpoint out.</summary>
internal static class EndpointWarnings
{
    public static void Check(IMethodSymbol method, EndpointModel endpoint, Compilation compilation, Mistakes mistakes)
    {
        for (var i = 0; i < method.Parameters.Length; i++)
        {
            var parameter = method.Parameters[i];
            if (endpoint.Parameters[i].IsJson && endpoint.Mistakes.Count == 0)
            {
                CheckBody(parameter, compilation, mistakes);
            }

            if (endpoint.HttpMethod == "GET" && AttributeReader.Find(parameter, Names.FromBody) is { } attribute)
            {
                mistakes.Add(Diagnostics.BodyOfGet, LocationInfo.Of(attribute.ApplicationSyntaxReference), parameter.Name);
            }
        }

        if (endpoint.Mistakes.Count == 0 && JsonTypes.Answered(method, endpoint.Answer.Kind) is { } answered)
        {
            JsonShapes.CheckAnswer(method, answered, mistakes, compilation);
        }

        // A constructor that cannot be called is told by itself.
        if (!method.ContainingType.IsStatic && ClassReader.Constructor(method.ContainingType) is { } constructor)
        {
            CheckServices(constructor, mistakes);
        }
    }

    private static void CheckBody(IParameterSymbol parameter, Compilation compilation, Mistakes mistakes)
    {
        if (JsonBodies.Reason(ValueReader.WithoutNull(parameter.Type)) is { } reason)
        {
            mistakes.Add(Diagnostics.BodyCannotBeMade, LocationInfo.Of(parameter), parameter.Name, parameter.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToText(), reason);
        }

        DefaultChecks.Check(parameter.Type, compilation, mistakes);
        JsonShapes.CheckBody(parameter, mistakes, compilation);
    }

    private static void CheckServices(IMethodSymbol constructor, Mistakes mistakes)
    {
        foreach (var parameter in constructor.Parameters)
        {
            if (AttributeReader.Find(parameter, Names.FromKeyedServices) is null && !parameter.HasExplicitDefaultValue && ClassReader.CanBeService(parameter.Type) && Advice(parameter.Type) is { } advice)
            {
                mistakes.Add(Diagnostics.NoService, LocationInfo.Of(parameter), constructor.ContainingType.Name, parameter.Type.ToText(), parameter.Name, advice);
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
