using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hyperlane.Generator.Reading.Documents;

/// <summary>
/// Finds the comment of a symbol. In a project that writes no documentation file the compiler skips them, so they are read from the source
/// itself.
/// </summary>
internal static class CommentSource
{
    private static readonly XElement Nothing = new("doc");

    /// <summary>How many comments may refer to each other, should they do so in a circle.</summary>
    private const int Farthest = 10;

    public static XElement Read(ISymbol symbol) => Read(symbol, 0);

    private static XElement Read(ISymbol symbol, int distance)
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
            var inherited = comment.Element("inheritdoc") is { } link && distance < Farthest ? InheritedComments.Find(symbol, link) : null;

            // What stands here goes before what is inherited: the first of a kind is taken.
            return inherited is null ? comment : new XElement("doc", comment.Nodes(), Read(inherited, distance + 1).Nodes());
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
            return string.IsNullOrEmpty(xml)
                ? LibraryComments.Find(symbol)
                : string.Concat(XElement.Parse(xml).Nodes().Select(node => node.ToString(SaveOptions.DisableFormatting)));
        }
        catch (XmlException)
        {
            return "";
        }
    }
}
