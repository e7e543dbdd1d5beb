using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hyperlane.Generator.CodeFixes;

/// <summary>Removes an attribute that cannot hold, or corrects what it says.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class AttributeFix() : CodeFix("HL0019", "HL0020", "HL0023", "HL0025", "HL0032")
{
    /// <inheritdoc />
    private protected override void Offer(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root)
    {
        var node = Node(root, diagnostic);
        if ((diagnostic.Id == "HL0032" ? Marking(node,
            Argument(diagnostic, 2)) : node.FirstAncestorOrSelf<AttributeSyntax>()) is not { } attribute)
        {
            return;
        }

        if (diagnostic.Id == "HL0019")
        {
            var get = attribute.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.AttributeLists.SelectMany(list => list.Attributes)
                .FirstOrDefault(one => one.Name.ToString() == "Get");
            if (get is not null)
            {
                Change(context, diagnostic, "Answer POST", get.Name.Span, "Post");
            }

            Change(context, diagnostic, "Mark it with [FromQuery]", attribute.Name.Span, "FromQuery");
        }
        else if (diagnostic.Id != "HL0025")
        {
            var title = $"Remove [{attribute.Name}]";
            context.RegisterCodeFix(CodeAction.Create(title,
                _ => Task.FromResult(context.Document.WithSyntaxRoot(Without(root, attribute))), title), diagnostic);
        }
        else if (node.FirstAncestorOrSelf<LiteralExpressionSyntax>() is { } name)
        {
            var better = Argument(diagnostic, 2);
            Change(context, diagnostic, $"Write \"{better}\"", name.Span, $"\"{better}\"");
        }
    }

    /// <summary>The attribute of this name on what has the squiggle.</summary>
    private static AttributeSyntax? Marking(SyntaxNode node, string name)
    {
        var lists = node.FirstAncestorOrSelf<SyntaxNode>(one => one is ParameterSyntax or MemberDeclarationSyntax) switch
        {
            ParameterSyntax parameter => parameter.AttributeLists,
            MemberDeclarationSyntax member => member.AttributeLists,
            _ => default,
        };
        return lists.SelectMany(list => list.Attributes).FirstOrDefault(one => LastName(one.Name) is var last
            && (last == name || last == $"{name}Attribute"));
    }

    private static string LastName(NameSyntax name)
        => ((name as QualifiedNameSyntax)?.Right ?? (name as AliasQualifiedNameSyntax)?.Name ?? name).ToString();

    private static SyntaxNode Without(SyntaxNode root, AttributeSyntax attribute)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        if (list.Attributes.Count == 1 && list.Parent is { } owner && owner.GetFirstToken() == list.GetFirstToken())
        {
            // What stands before it, an empty line or a comment, stands before what it marked.
            return root.ReplaceNode(owner,
                owner.RemoveNode(list, SyntaxRemoveOptions.KeepNoTrivia)!.WithLeadingTrivia(list.GetLeadingTrivia()));
        }

        SyntaxNode removed = list.Attributes.Count == 1 ? list : attribute;
        // Indentation goes along, a comment stays.
        var options = removed.GetLeadingTrivia().ToString().Trim().Length == 0
            ? SyntaxRemoveOptions.KeepNoTrivia
            : SyntaxRemoveOptions.KeepLeadingTrivia;
        return root.RemoveNode(removed, options)!;
    }
}
