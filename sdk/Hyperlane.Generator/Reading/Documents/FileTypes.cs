using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hyperlane.Generator.Reading.Documents;

/// <summary>Finds the media types that the code of a method gives to files, such as <c>Results.Bytes(png, "image/png")</c>.</summary>
internal static class FileTypes
{
    private static readonly Regex MediaType = new("^[a-z]+/[a-z0-9][a-z0-9.+-]*$", RegexOptions.CultureInvariant);

    /// <summary>The media types; any at all where the code names none.</summary>
    public static IReadOnlyList<string> In(IMethodSymbol method)
    {
        var named = method.DeclaringSyntaxReferences
            .SelectMany(reference => reference.GetSyntax().DescendantNodes())
            .Where(IsFile)
            .SelectMany(node => (node is InvocationExpressionSyntax call
                ? call.ArgumentList
                : ((BaseObjectCreationExpressionSyntax)node).ArgumentList)?.Arguments ?? [])
            .Select(argument => (argument.Expression as LiteralExpressionSyntax)?.Token.Value as string ?? "")
            .Where(text => MediaType.IsMatch(text))
            .Distinct()
            .ToArray();
        return named.Length > 0 ? named : ["*/*"];
    }

    private static bool IsFile(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Results" } } call
        } => call.Name.Identifier.Text is "File" or "Bytes" or "Stream",
        ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax { Identifier.Text: "FileResult" } } => true,
        ImplicitObjectCreationExpressionSyntax => true,
        _ => false,
    };
}
