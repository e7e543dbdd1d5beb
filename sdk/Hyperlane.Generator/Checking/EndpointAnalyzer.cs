using System.Collections.Concurrent;
using System.Collections.Immutable;
using Hyperlane.Generator.Models;
using Hyperlane.Generator.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hyperlane.Generator.Checking;

/// <summary>
/// Tells what is wrong with endpoints, while they are written. It reads the same model as the generator, which leaves out what is wrong.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EndpointAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. Diagnostics.All.Values];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetBestTypeByMetadataName("Hyperlane.RouteGroup") is null)
            {
                return;
            }

            var routes = new ProjectRoutes();
            var json = JsonTypes.Create(start);
            var told = new ConcurrentDictionary<DiagnosticInfo, bool>();
            start.RegisterSymbolAction(symbol => Read(symbol, routes, json, told), SymbolKind.Method);
            start.RegisterSymbolAction(symbol => ReadGroup(symbol, routes, json, told), SymbolKind.NamedType);
            start.RegisterSyntaxNodeAction(attribute => PlaceChecks.Check(attribute, told), SyntaxKind.Attribute);
            start.RegisterSyntaxNodeAction(routes.ReadCall, SyntaxKind.InvocationExpression);
            start.RegisterCompilationEndAction(end =>
            {
                routes.TellConflicts(end);
                json?.TellMissing(end);
            });
        });
    }

    private static void Read(SymbolAnalysisContext context, ProjectRoutes routes, JsonTypes? json,
        ConcurrentDictionary<DiagnosticInfo, bool> told)
    {
        var method = (IMethodSymbol)context.Symbol;
        // Accessors, operators and members of extension blocks are no endpoints, whatever they are marked with.
        if (EndpointSyntax.IsEndpoint(method))
        {
            Read(context, EndpointDeclaration.Of(method, context.Compilation), routes, json, told);
        }
    }

    private static void Read(SymbolAnalysisContext context, IEnumerable<EndpointDeclaration> declarations, ProjectRoutes routes,
        JsonTypes? json, ConcurrentDictionary<DiagnosticInfo, bool> told)
    {
        var isEndpoint = false;
        foreach (var declaration in declarations)
        {
            var endpoint = EndpointReader.Read(declaration, context.Compilation, context.CancellationToken);
            isEndpoint |= !endpoint.IsUnread;
            var warnings = endpoint.IsUnread ? EquatableArray<DiagnosticInfo>.Empty
                : Faults.Guard(
                    () =>
                    {
                        routes.Add(endpoint, declaration.Place);
                        json?.Add(declaration.Method, endpoint);
                        return Warnings(declaration, endpoint, context.Compilation);
                    },
                    error => new[] { Faults.Endpoint(declaration.Method, error) }.ToEquatable());
            foreach (var mistake in endpoint.Mistakes.Concat(warnings))
            {
                // A mistake of the class is found with each of its endpoints, and told once.
                if (Diagnostics.All.TryGetValue(mistake.Id, out var descriptor) && told.TryAdd(mistake, true))
                {
                    context.ReportDiagnostic(Reporting.Create(descriptor, mistake.Location
                        ?? declaration.Place, context.Compilation, context.Options, [.. mistake.Arguments]));
                }
            }
        }

        foreach (var (first, second) in isEndpoint ? AttributeRoutes.ConflictsOf(context.Symbol, context.Compilation) : [])
        {
            context.ReportDiagnostic(ProjectRoutes.Conflict(first, second, context.Compilation, context.Options));
        }
    }

    private static EquatableArray<DiagnosticInfo> Warnings(EndpointDeclaration declaration, EndpointModel endpoint, Compilation compilation)
    {
        var mistakes = new Mistakes();
        EndpointWarnings.Check(declaration, endpoint, compilation, mistakes);
        ValidationChecks.Check(declaration.Method, mistakes);
        return mistakes.ToEquatable();
    }

    private static void ReadGroup(SymbolAnalysisContext context, ProjectRoutes routes, JsonTypes? json,
        ConcurrentDictionary<DiagnosticInfo, bool> told)
    {
        Read(context, EndpointDeclaration.OfLibraries((INamedTypeSymbol)context.Symbol), routes, json, told);
        var mistakes = new Mistakes();
        GroupChecks.Check((INamedTypeSymbol)context.Symbol, mistakes);
        foreach (var mistake in mistakes.ToEquatable())
        {
            context.ReportDiagnostic(Reporting.Create(Diagnostics.All[mistake.Id], mistake.Location, context.Compilation, context.Options,
                [.. mistake.Arguments]));
        }
    }
}
