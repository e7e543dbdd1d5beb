using Hyperlane.Generator.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hyperlane.Generator.Checking;

/// <summary>
/// Whether an app that runs has heard of the attribute routes. As a rule the call stands in the same file; only where it does not, the
/// others are looked through.
/// </summary>
internal static class MappingChecks
{
    /// <summary>The method that maps them.</summary>
    public const string MapEndpoints = "MapEndpoints";

    /// <summary>Checks a call that runs an app. A library leaves it to the app.</summary>
    public static void Check(InvocationExpressionSyntax run, SyntaxNodeAnalysisContext context)
    {
        if (context.Compilation.Options.OutputKind is not (OutputKind.ConsoleApplication or OutputKind.WindowsApplication)
            || IsCalledIn(run.SyntaxTree, context.CancellationToken)
            || AttributeRoutes.All(context.Compilation) is not [var first, ..] all
            || context.Compilation.SyntaxTrees.Any(tree => tree != run.SyntaxTree && IsCalledIn(tree, context.CancellationToken)))
        {
            return;
        }

        context.ReportDiagnostic(Reporting.Create(
            Diagnostics.NotMapped,
            LocationInfo.Of(run.GetLocation()),
            context.Compilation,
            context.Options,
            [$"{first}"],
            [.. all.Select(route => route.Value)]));
    }

    private static bool IsCalledIn(SyntaxTree tree, CancellationToken stop)
        => tree.GetRoot(stop).DescendantNodes().Any(node => node.IsKind(SyntaxKind.InvocationExpression)
            && ProjectRoutes.NameOf(((InvocationExpressionSyntax)node).Expression) == MapEndpoints);
}
