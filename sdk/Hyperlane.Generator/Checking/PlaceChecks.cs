using System.Collections.Concurrent;
using Hyperlane.Generator.Models;
using Hyperlane.Generator.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hyperlane.Generator.Checking;

/// <summary>Whether an attribute that declares an endpoint stands on a method: C# allows it on everything that can be called.</summary>
internal static class PlaceChecks
{
    public static void Check(SyntaxNodeAnalysisContext context, ConcurrentDictionary<DiagnosticInfo, bool> told)
    {
        if (context.Node is { Parent.Parent: { } owner } and AttributeSyntax attribute
            && Word(owner) is { } word
            && context.SemanticModel.GetTypeInfo(attribute, context.CancellationToken).Type is INamedTypeSymbol type
            && GroupChecks.IsEndpoint(type))
        {
            var name = type.Name.Substring(0, type.Name.Length - "Attribute".Length);
            var mistake = new DiagnosticInfo(Diagnostics.NotAnEndpoint.Id, LocationInfo.Of(attribute.GetLocation()),
                new[] { name, word }.ToEquatable());

            // What stands in an extension block is seen twice: in it, and in the class around.
            if (told.TryAdd(mistake, true))
            {
                context.ReportDiagnostic(
                    Reporting.Create(Diagnostics.NotAnEndpoint, mistake.Location, context.Compilation, context.Options, [name, word]));
            }
        }
    }

    private static string? Word(SyntaxNode owner) => owner switch
    {
        LocalFunctionStatementSyntax => "a local function",
        LambdaExpressionSyntax => "a lambda",
        AccessorDeclarationSyntax => "an accessor",
        OperatorDeclarationSyntax or ConversionOperatorDeclarationSyntax => "an operator",
        DestructorDeclarationSyntax => "a finalizer",
        MethodDeclarationSyntax { ExplicitInterfaceSpecifier: { } name } => $"an explicit implementation of {name.Name}",
        MethodDeclarationSyntax when !EndpointSyntax.IsOfType(owner) => "a member of an extension block",
        _ => null,
    };
}
