using System.Collections.Concurrent;
using Hyperlane.Generator.Models;
using Hyperlane.Generator.Reading;
using Hyperlane.Routing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hyperlane.Generator.Checking;

/// <summary>
/// All routes of a project as far as they are known at compile time: those of attributes, and those of <c>app.Get("/", handler)</c>.
/// </summary>
internal sealed class ProjectRoutes
{
    private static readonly Dictionary<string, string> Verbs = Names.Verbs
        .Where(static verb => verb.HttpMethod.Length > 0)
        .ToDictionary(static verb => Names.WrittenAs(verb.Attribute), static verb => verb.HttpMethod);

    private static readonly HashSet<string> WithPattern = [.. Verbs.Keys, "Map", "MapGroup"];

    private readonly ConcurrentBag<(EndpointModel Endpoint, LocationInfo? Place)> _endpoints = [];
    private readonly ConcurrentBag<(ISymbol Method, Route<LocationInfo?> Route)> _calls = [];
    private readonly ConcurrentBag<ISymbol> _mapping = [];

    public void Add(EndpointModel endpoint, LocationInfo? place) => _endpoints.Add((endpoint, place));

    /// <summary>Reads a call, if it declares routes.</summary>
    public void ReadCall(SyntaxNodeAnalysisContext context)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        var name = NameOf(call.Expression);
        if (name == MappingChecks.MapEndpoints)
        {
            if (IsOfApp(call, context) && IsCertain(call) && context.ContainingSymbol is { } method)
            {
                _mapping.Add(method);
            }
        }
        else if (name is "RunAsync" or "StartAsync" && IsOfApp(call, context))
        {
            MappingChecks.Check(call, context);
        }
        else if (name is not null && WithPattern.Contains(name))
        {
            ReadRoute(call, name, context);
        }
    }

    /// <summary>Tells of each route of a call that comes too late, and where the other is.</summary>
    public void TellConflicts(CompilationAnalysisContext context)
    {
        var endpoints = from route in _endpoints
                        where !route.Endpoint.Mistakes.Any(mistake => mistake.Id == Diagnostics.BadPattern.Id)
                        orderby route.Place?.Path, route.Place?.Span.Start
                        select new Route<LocationInfo?>(
                            route.Endpoint.HttpMethod,
                            RoutePattern.Parse(route.Endpoint.FullPattern),
                            route.Place,
                            $"{route.Endpoint.File}:{route.Endpoint.Line}");
        var all = endpoints.ToArray();
        var mapping = _mapping.FirstOrDefault();
        var called = _calls
            .OrderBy(call => call.Route.Value?.Path, StringComparer.Ordinal).ThenBy(call => call.Route.Value?.Span.Start)
            .GroupBy(call => call.Method, call => call.Route, SymbolEqualityComparer.Default)
            .ToArray();
        // Where calls and attributes do not meet in one method, nobody can say whether they meet in one app.
        var groups = called.Where(group => !SymbolEqualityComparer.Default.Equals(group.Key, mapping)).Select(group => group.AsEnumerable())
            .Append(all.Concat(called.Where(group => SymbolEqualityComparer.Default.Equals(group.Key, mapping))
                .SelectMany(group => group)));
        // Attributes among themselves are told while they are written.
        var calls = new HashSet<Route<LocationInfo?>>(_calls.Select(call => call.Route));
        foreach (var (first, second) in groups.SelectMany(RouteConflicts.Find)
            .Where(pair => calls.Contains(pair.Item1) || calls.Contains(pair.Item2)))
        {
            // The rest of its kind is told while it is written, and an editor must not take it for a message of builds only.
#pragma warning disable RS1037
            context.ReportDiagnostic(Conflict(first, second, context.Compilation, context.Options));
#pragma warning restore RS1037
        }
    }

    /// <summary>A conflict, at the later of both places.</summary>
    public static Diagnostic Conflict(Route<LocationInfo?> first, Route<LocationInfo?> second, Compilation compilation,
        AnalyzerOptions options)
        => Reporting.Create(Diagnostics.Conflict, second.Value, compilation, options, [RouteConflicts.Describe(first, second)],
            first.Value);

    private void ReadRoute(InvocationExpressionSyntax call, string name, SyntaxNodeAnalysisContext context)
    {
        if (context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is not IMethodSymbol method
            || method.ContainingType.ContainingNamespace.ToDisplayString() != "Hyperlane"
            || Argument(call, method) is not { } written
            || context.SemanticModel.GetConstantValue(written, context.CancellationToken).Value is not string { Length: > 0 } pattern)
        {
            return;
        }

        var mistakes = new Mistakes();
        var read = PatternReader.Parse(pattern, (start, length) => LiteralText.Locate(written, start, length), mistakes);
        foreach (var mistake in mistakes.ToEquatable())
        {
            context.ReportDiagnostic(
                Reporting.Create(Diagnostics.BadPattern, mistake.Location, context.Compilation, context.Options, [.. mistake.Arguments]));
        }

        if (read is not null && Verbs.TryGetValue(name, out var verb) && IsOfApp(call, context) && IsCertain(call)
            && context.ContainingSymbol is { } owner)
        {
            var place = LocationInfo.Of(written.GetLocation());
            _calls.Add((owner, new Route<LocationInfo?>(verb, read, place,
                $"{Path.GetFileName(place?.Path ?? "")}:{(place?.Lines.Start.Line ?? 0) + 1}")));
        }
    }

    private static ExpressionSyntax? Argument(InvocationExpressionSyntax call, IMethodSymbol method)
    {
        var parameter = method.Parameters.FirstOrDefault(one => one.Name is "pattern" or "prefix"
            && one.Type.SpecialType == SpecialType.System_String);
        var arguments = call.ArgumentList.Arguments;
        return parameter is null ? null
            : (arguments.FirstOrDefault(one => one.NameColon?.Name.Identifier.ValueText == parameter.Name)
                ?? arguments.ElementAtOrDefault(parameter.Ordinal))?.Expression;
    }

    /// <summary>The name of what is called.</summary>
    public static string? NameOf(ExpressionSyntax called) => called switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        IdentifierNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    private static bool IsOfApp(InvocationExpressionSyntax call, SyntaxNodeAnalysisContext context)
        => call.Expression is MemberAccessExpressionSyntax access
            && context.SemanticModel.GetTypeInfo(access.Expression, context.CancellationToken).Type is
            {
                Name: "HyperlaneApp",
                ContainingNamespace.Name: "Hyperlane"
            };

    /// <summary>Whether a call is a statement of its own that nothing decides about.</summary>
    private static bool IsCertain(InvocationExpressionSyntax call)
    {
        SyntaxNode node = call;
        while (node.Parent is MemberAccessExpressionSyntax or InvocationExpressionSyntax)
        {
            node = node.Parent;
        }

        return node.Parent is ExpressionStatementSyntax
        {
            Parent: GlobalStatementSyntax
                or BlockSyntax { Parent: MethodDeclarationSyntax }
        };
    }
}
