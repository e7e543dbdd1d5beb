using System.Collections.Concurrent;
using System.Collections.Immutable;
using Hyperlane.Generator.Models;
using Hyperlane.Generator.Reading;
using Hyperlane.Routing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hyperlane.Generator.Checking;

/// <summary>Tells what is wrong with endpoints, while they are written. It reads the same model as the generator, which leaves out what is wrong.</summary>
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
            var routes = new ConcurrentBag<(EndpointModel Endpoint, LocationInfo? Place)>();
            var told = new ConcurrentDictionary<DiagnosticInfo, bool>();
            start.RegisterSymbolAction(symbol => Read(symbol, routes, told), SymbolKind.Method);
            start.RegisterCompilationEndAction(end => TellConflicts(end, routes));
        });
    }

    private static void Read(SymbolAnalysisContext context, ConcurrentBag<(EndpointModel, LocationInfo?)> routes, ConcurrentDictionary<DiagnosticInfo, bool> told)
    {
        var method = (IMethodSymbol)context.Symbol;
        foreach (var endpoint in EndpointReader.ReadAll(method, context.Compilation, context.CancellationToken))
        {
            routes.Add((endpoint, LocationInfo.Of(method)));
            foreach (var mistake in endpoint.Mistakes)
            {
                // A mistake of the class is found with each of its endpoints, and told once.
                if (Diagnostics.All.TryGetValue(mistake.Id, out var descriptor) && told.TryAdd(mistake, true))
                {
                    context.ReportDiagnostic(Create(descriptor, mistake.Location, context.Compilation, [.. mistake.Arguments]));
                }
            }
        }
    }

    private static void TellConflicts(CompilationAnalysisContext context, ConcurrentBag<(EndpointModel Endpoint, LocationInfo? Place)> routes)
    {
        var readable = from route in routes
                       where !route.Endpoint.Mistakes.Any(mistake => mistake.Id == Diagnostics.BadPattern.Id)
                       orderby route.Place?.Path, route.Place?.Span.Start
                       select new Route<LocationInfo?>(
                           route.Endpoint.HttpMethod,
                           RoutePattern.Parse(route.Endpoint.FullPattern),
                           route.Place,
                           $"{route.Endpoint.File}:{route.Endpoint.Line}");
        foreach (var (first, second) in RouteConflicts.Find(readable))
        {
            context.ReportDiagnostic(Create(Diagnostics.Conflict, second.Value, context.Compilation, [RouteConflicts.Describe(first, second)]));
        }
    }

    /// <summary>The diagnostic at its place in the tree, where #pragma and code fixes can find it.</summary>
    private static Diagnostic Create(DiagnosticDescriptor descriptor, LocationInfo? location, Compilation compilation, object[] arguments)
    {
        var tree = compilation.SyntaxTrees.FirstOrDefault(tree => tree.FilePath == location?.Path);
        return Diagnostic.Create(descriptor, tree is null || location is null ? null : Location.Create(tree, location.Span), arguments);
    }
}
