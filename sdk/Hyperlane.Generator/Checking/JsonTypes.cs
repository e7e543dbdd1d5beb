using System.Collections.Concurrent;
using Hyperlane.Generator.Models;
using Hyperlane.Generator.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hyperlane.Generator.Checking;

/// <summary>
/// The types that endpoints read and write as JSON, and those that a JsonSerializerContext knows: without reflection, only these work.
/// </summary>
internal sealed class JsonTypes
{
    private static readonly string[] Switches = ["PublishAot", "PublishTrimmed", "IsAotCompatible", "IsTrimmable"];

    private readonly ConcurrentBag<(ITypeSymbol Type, string Verb, LocationInfo? Place)> _used = [];
    private readonly ConcurrentDictionary<INamedTypeSymbol, LocationInfo?> _contexts = new(SymbolEqualityComparer.Default);

    private readonly bool _isFile;

    private JsonTypes(bool isFile) => _isFile = isFile;

    /// <summary>Starts to look, if the project is trimmed.</summary>
    public static JsonTypes? Create(CompilationStartAnalysisContext start)
    {
        var options = start.Options.AnalyzerConfigOptionsProvider.GlobalOptions;
        if (!Switches.Any(name => options.TryGetValue($"build_property.{name}", out var value)
            && value.Equals("true", StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        var types = new JsonTypes(options.TryGetValue("build_property.FileBasedProgram", out var isFile)
            && isFile.Equals("true", StringComparison.OrdinalIgnoreCase));
        start.RegisterSymbolAction(symbol => types.AddContext((INamedTypeSymbol)symbol.Symbol), SymbolKind.NamedType);
        start.RegisterSyntaxNodeAction(types.ReadUse, SyntaxKind.SimpleMemberAccessExpression, SyntaxKind.ObjectCreationExpression);
        return types;
    }

    /// <summary>Notes what an endpoint reads and answers.</summary>
    public void Add(IMethodSymbol method, EndpointModel endpoint)
    {
        if (endpoint.Mistakes.Count > 0)
        {
            return;
        }

        foreach (var part in BoundPart.Of(method, endpoint.Parameters).Where(part => part.Model.IsJson))
        {
            _used.Add((ValueReader.WithoutNull(part.Type), "read", LocationInfo.Of(part.Symbol)));
        }

        if (Answered(method, endpoint.Answer.Kind) is { SpecialType: not SpecialType.System_String } answered)
        {
            _used.Add((answered, "write", LocationInfo.Of(method)));
        }
    }

    /// <summary>Tells each type that is missing, once.</summary>
    public void TellMissing(CompilationAnalysisContext context)
    {
        var known = TypeWalk.From(_contexts.Keys.SelectMany(JsonContexts.Roots));
        var own = _contexts.Where(one => one.Value is not null).OrderBy(one => one.Key.Name, StringComparer.Ordinal).FirstOrDefault();
        var name = own.Key?.Name ?? "a class AppJson : JsonSerializerContext, and put AppJson.Default into builder.Json.TypeInfoResolverChain";
        var missing = _used
            .Where(used => !known.Contains(used.Type))
            .OrderBy(used => used.Place?.Path, StringComparer.Ordinal).ThenBy(used => used.Place?.Span.Start)
            .GroupBy(used => used.Type, SymbolEqualityComparer.Default);
        foreach (var uses in missing)
        {
            var (type, verb, place) = uses.First();
            var text = type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToText();
            context.ReportDiagnostic(Reporting.Create(
                Diagnostics.JsonTypeMissing,
                place,
                context.Compilation,
                context.Options,
                [text, verb, name, _isFile ? "A file that is run by itself is published as native code, which" : "A trimmed app", _isFile
                    ? ", or #:property PublishAot=false at the top of the file"
                    : ""],
                [own.Value, .. uses.Skip(1).Select(use => use.Place)]));
        }
    }

    /// <summary>The type that an endpoint writes as JSON; null for none.</summary>
    public static ITypeSymbol? Answered(IMethodSymbol method, AnswerKind kind)
    {
        var type = method.ReturnType;
        if (type is INamedTypeSymbol { Name: "Task" or "ValueTask", ContainingNamespace.Name: "Tasks", TypeArguments: [var value] })
        {
            type = value;
        }

        type = ValueReader.WithoutNull(type);
        var inner = (type as INamedTypeSymbol)?.TypeArguments.FirstOrDefault();
        return kind switch
        {
            AnswerKind.Json or AnswerKind.Open => type,
            AnswerKind.JsonLines => inner,
            AnswerKind.Events => (inner as INamedTypeSymbol)?.TypeArguments.FirstOrDefault(),
            // Created<T>, Accepted<T>, Result<T>
            AnswerKind.Result when type.ContainingNamespace?.ToDisplayString() == "Hyperlane.Endpoints" => inner is null
                ? null
                : ValueReader.WithoutNull(inner),
            _ => null,
        };
    }

    // Contexts of other assemblies are known by their use.
    private void ReadUse(SyntaxNodeAnalysisContext context)
    {
        if (context.Node is MemberAccessExpressionSyntax { Name.Identifier.ValueText: not "Default" })
        {
            return;
        }

        if (context.SemanticModel.GetTypeInfo(context.Node, context.CancellationToken).Type is INamedTypeSymbol type)
        {
            AddContext(type);
        }
    }

    private void AddContext(INamedTypeSymbol type)
    {
        if (JsonContexts.IsContext(type))
        {
            _contexts.TryAdd(type, LocationInfo.Of(type));
        }
    }
}
