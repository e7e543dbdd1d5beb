using Hyperlane.Generator.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hyperlane.Generator.Checking;

/// <summary>Whether an attribute that declares an endpoint stands on a method: C# allows it on everything that can be called.</summary>
internal static class PlaceChecks
{
    public static void Check(SyntaxNodeAnalysisContext context)
    {
        if (context.Node is { Parent.Parent: { } owner } and AttributeSyntax attribute
            && Word(owner) is { } word
            && context.SemanticModel.GetTypeInfo(attribute, context.CancellationToken).Type is INamedTypeSymbol type
            && GroupChecks.IsEndpoint(type))
        {
            var name = type.Name.Substring(0, type.Name.Length - "Attribute".Length);
            context.ReportDiagnostic(Reporting.Create(Diagnostics.NotAnEndpoint, LocationInfo.Of(attribute.GetLocation()), context.Compilation, [name, word]));
        }
    }

    private static string? Word(SyntaxNode owner) => owner switch
    {
        LocalFunctionStatementSyntax => "a local function",
        LambdaExpressionSyntax => "a lambda",
        AccessorDeclarationSyntax => "an accessor",
        OperatorDeclarationSyntax or ConversionOperatorDeclarationSyntax => "an operator",
        _ => null,
    };
}
