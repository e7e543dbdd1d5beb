using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hyperlane.Generator.Reading.Documents;

/// <summary>Finds the comment of a symbol. In a project that writes no documentation file the compiler skips them, so they are read from the source itself.</summary>
internal static class CommentSource
{
    private static readonly XElement Nothing = new("doc");

    public static XElement Read(ISymbol symbol)
    {
        var found = FromSource(symbol);
        var text = found.Length > 0 || symbol.DeclaringSyntaxReferences.Length > 0 ? found : FromMetadata(symbol);
        if (text.Length == 0)
        {
            return Nothing;
        }

        try
        {
            var comment = XElement.Parse($"<doc>{text}</doc>", LoadOptions.PreserveWhitespace);
            return comment.Element("inheritdoc") is not null && Inherited(symbol) is { } inherited ? Read(inherited) : comment;
        }
        catch (XmlException)
        {
            return Nothing;
        }
    }

    private static string FromSource(ISymbol symbol)
        => string.Concat(symbol.DeclaringSyntaxReferences.Select(reference => FromSource(reference.GetSyntax())));

    private static string FromSource(SyntaxNode node)
    {
        // A field is declared by the part behind its type, and a comment stands above all of it.
        var whole = node is VariableDeclaratorSyntax ? node.FirstAncestorOrSelf<BaseFieldDeclarationSyntax>() ?? node : node;
        var lines = whole.GetLeadingTrivia().ToFullString().Split('\n').Select(line => line.Trim());
        return string.Join("\n", lines.Where(line => line.StartsWith("///", StringComparison.Ordinal)).Select(line => line.Substring(3)));
    }

    private static string FromMetadata(ISymbol symbol)
    {
        try
        {
            var xml = symbol.GetDocumentationCommentXml();
            return string.IsNullOrEmpty(xml) ? "" : string.Concat(XElement.Parse(xml).Nodes().Select(node => node.ToString(SaveOptions.DisableFormatting)));
        }
        catch (XmlException)
        {
            return "";
        }
    }

    private static ISymbol? Inherited(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { OverriddenMethod: { } method } => method,
        IPropertySymbol { OverriddenProperty: { } property } => property,
        INamedTypeSymbol { BaseType: { SpecialType: SpecialType.None } type } => type,
        IMethodSymbol or IPropertySymbol => symbol.ContainingType.AllInterfaces
            .SelectMany(type => type.GetMembers(symbol.Name))
            .FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(symbol.ContainingType.FindImplementationForInterfaceMember(member), symbol)),
        _ => null,
    };
}
