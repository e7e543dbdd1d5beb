using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

#pragma warning disable RS1036, RS1038, RS1041, RS2008 // No compiler loads it, it is a part of a test.

namespace Hyperlane.Generator.Tests.Trimming;

/// <summary>Warns as the analyzer of the .NET SDK does in trimmed projects: of attributes and calls that need reflection.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TrimAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Unsafe = new("IL2026", "Trimming", "{0}", "Trimming", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Unsafe];

    public override void Initialize(AnalysisContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterSyntaxNodeAction(Check, SyntaxKind.Attribute, SyntaxKind.InvocationExpression);
    }

    private static void Check(SyntaxNodeAnalysisContext context)
    {
        if (context.SemanticModel.GetSymbolInfo(context.Node).Symbol is { } called
            && called.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "RequiresUnreferencedCodeAttribute"))
        {
            var name = context.Node is AttributeSyntax attribute ? attribute.Name : ((InvocationExpressionSyntax)context.Node).Expression;
            context.ReportDiagnostic(Diagnostic.Create(Unsafe, context.Node.GetLocation(), name));
        }
    }
}
