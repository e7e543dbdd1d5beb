using Hyperlane.Generator.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Hyperlane.Generator.CodeFixes;

/// <summary>Changes how a method, its class or a parameter is declared, so that generated code can call it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class MethodFix() : CodeFix("HL0008", "HL0009", "HL0012", "HL0014")
{
    /// <inheritdoc />
    private protected override void Offer(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root)
    {
        var node = Node(root, diagnostic);
        var parameter = node.FirstAncestorOrSelf<ParameterSyntax>();
        switch (diagnostic.Id)
        {
            case "HL0008" when node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method:
                Change(context, diagnostic, "Return Task", method.ReturnType.Span, "Task");
                break;
            case "HL0009" when node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member:
                Open(context, diagnostic, member, "public");
                Open(context, diagnostic, member, "internal");
                break;
            case "HL0012" when parameter?.Type is { } type && ConstraintTypes.All.TryGetValue(Argument(diagnostic, 1), out var better):
                Change(context, diagnostic, $"Change the type to {better}", type.Span, better);
                break;
            case "HL0014" when parameter is { Type: { } type, Modifiers.Count: > 0 }:
                Change(context, diagnostic, $"Remove '{parameter.Modifiers}'",
                    TextSpan.FromBounds(parameter.Modifiers.Span.Start, type.SpanStart), "");
                break;
        }
    }

    private static void Open(CodeFixContext context, Diagnostic diagnostic, MemberDeclarationSyntax member, string access)
    {
        var others = member.Modifiers.Where(modifier => !modifier.IsKind(SyntaxKind.PrivateKeyword)
            && !modifier.IsKind(SyntaxKind.ProtectedKeyword) && !modifier.IsKind(SyntaxKind.FileKeyword)
            && !modifier.IsKind(SyntaxKind.InternalKeyword));
        var modifiers = string.Join(" ", others.Select(modifier => modifier.ValueText).Prepend(access));
        var title = $"Make it {access}";
        if (member.Modifiers.Count > 0)
        {
            Change(context, diagnostic, title, member.Modifiers.Span, modifiers);
        }
        else if (((member as MethodDeclarationSyntax)?.ReturnType.SpanStart
            ?? (member as TypeDeclarationSyntax)?.Keyword.SpanStart) is { } start)
        {
            Change(context, diagnostic, title, new TextSpan(start, 0), $"{modifiers} ");
        }
    }
}
