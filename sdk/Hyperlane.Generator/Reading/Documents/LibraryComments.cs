using System.Runtime.CompilerServices;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading.Documents;

/// <summary>
/// The comments of class libraries. A compiler reads no documentation file of a reference, so a library that makes such a file keeps its
/// comments in its assembly, too, and an app that refers to it reads them there.
/// </summary>
internal static class LibraryComments
{
    private const string Attribute = "Hyperlane.Endpoints.Binding.LibraryCommentsAttribute";

    private static readonly ConditionalWeakTable<IAssemblySymbol, Dictionary<string, string>> Cache = new();

    /// <summary>What a library has to keep; null if it is none, or makes no documentation file.</summary>
    public static string? Collect(Compilation compilation, CancellationToken stop)
    {
        if (compilation.Options.OutputKind != OutputKind.DynamicallyLinkedLibrary
            || compilation.SyntaxTrees.FirstOrDefault()?.Options.DocumentationMode != DocumentationMode.Diagnose
            || compilation.GetBestTypeByMetadataName(Attribute) is not { } attribute
            || SymbolEqualityComparer.Default.Equals(attribute.ContainingAssembly, compilation.Assembly))
        {
            return null;
        }

        var members = new XElement("doc");
        foreach (var symbol in ProjectTypes.Of(compilation).Where(IsSeen).SelectMany(Parts))
        {
            stop.ThrowIfCancellationRequested();
            var nodes = CommentSource.Read(symbol).Nodes().ToArray();
            if (nodes.Length > 0)
            {
                members.Add(new XElement("member", new XAttribute("name", symbol.GetDocumentationCommentId()!), nodes));
            }
        }

        return members.HasElements ? members.ToString(SaveOptions.DisableFormatting) : null;
    }

    /// <summary>What a library has kept of a symbol, without its element; empty if nothing.</summary>
    public static string Find(ISymbol symbol)
        => symbol.ContainingAssembly is { } assembly && symbol.OriginalDefinition.GetDocumentationCommentId() is { } id
            && Cache.GetValue(assembly, Read).TryGetValue(id, out var text) ? text : "";

    private static bool IsSeen(INamedTypeSymbol type)
        => type.DeclaredAccessibility == Accessibility.Public && (type.ContainingType is not { } outer || IsSeen(outer));

    private static IEnumerable<ISymbol> Parts(INamedTypeSymbol type)
        => type.GetMembers()
            .Where(member => member is IPropertySymbol or IFieldSymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary })
            .Where(member => member is { DeclaredAccessibility: Accessibility.Public, IsImplicitlyDeclared: false })
            .Prepend(type);

    private static Dictionary<string, string> Read(IAssemblySymbol assembly)
    {
        var kept = assembly.GetAttributes().FirstOrDefault(one => AttributeReader.NameOf(one) == Attribute);
        var found = new Dictionary<string, string>();
        try
        {
            foreach (var member in kept?.ConstructorArguments.FirstOrDefault().Value is string xml
                ? XElement.Parse(xml, LoadOptions.PreserveWhitespace).Elements()
                : [])
            {
                found[member.Attribute("name")?.Value ?? ""] =
                    string.Concat(member.Nodes().Select(node => node.ToString(SaveOptions.DisableFormatting)));
            }
        }
        catch (XmlException)
        {
            // Not written by us: it says nothing.
        }

        return found;
    }
}
