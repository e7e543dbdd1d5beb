using System.Collections.Immutable;
using Hyperlane.Generator.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hyperlane.Generator.Checking;

/// <summary>
/// Takes back the warning of trimmed projects (IL2026) that <c>[MinLength]</c>, <c>[MaxLength]</c>, <c>[Length]</c>, <c>[Compare]</c>
/// and <c>[Range(typeof(T), ...)]</c> need reflection, where generated code checks what they ask and needs none. The same
/// warning of the native compiler is taken back by attributes that the generator writes beside those checks.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TrimmingSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor Plain = new(
        "HLS2026", "IL2026", "Hyperlane validates this by generated code, which needs no reflection.");

    /// <inheritdoc />
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [Plain];

    /// <inheritdoc />
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is { } tree
                && tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan)
                .FirstAncestorOrSelf<AttributeSyntax>() is { Parent.Parent: { } owner } attribute
                && context.GetSemanticModel(tree).GetDeclaredSymbol(owner, context.CancellationToken) is { } symbol
                && Find(symbol, attribute) is var (of, data)
                && ValidatedMembers.Of(context.Compilation).IsPlain(of, data))
            {
                context.ReportSuppression(Suppression.Create(Plain, diagnostic));
            }
        }
    }

    /// <summary>
    /// What an attribute stands on in truth: <c>[property: Compare]</c> on a parameter of a record stands on its property.
    /// </summary>
    private static (ISymbol Symbol, AttributeData Data)? Find(ISymbol symbol, AttributeSyntax attribute)
    {
        var property = symbol is IParameterSymbol
            ? symbol.ContainingType?.GetMembers(symbol.Name).OfType<IPropertySymbol>().FirstOrDefault()
            : null;
        foreach (var one in property is null ? [symbol] : new[] { symbol, property })
        {
            if (one.GetAttributes().FirstOrDefault(data => data.ApplicationSyntaxReference is { } place
                && place.SyntaxTree == attribute.SyntaxTree && place.Span == attribute.Span) is { } data)
            {
                return (one, data);
            }
        }

        return null;
    }
}
