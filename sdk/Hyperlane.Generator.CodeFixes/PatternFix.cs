using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Hyperlane.Generator.CodeFixes;

/// <summary>Writes a pattern as Hyperlane does where it was written as elsewhere: <c>:id</c>, <c>&lt;id&gt;</c>, <c>*</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class PatternFix() : CodeFix("HL0001")
{
    private static readonly (Regex Written, string Meant)[] Habits =
    [
        (new(@"^:(\w+)$"), "{$1}"),
        (new(@"^<(?:\w+:)?(\w[\w-]*)>$"), "{$1}"),
        (new(@"^\*+$"), "{*path}"),
        (new(@"^\*+(\w[\w-]*)$"), "{*$1}"),
        (new(@"^\{(\w[\w-]*)$"), "{$1}"),
        (new(@"^/(.*)$"), "$1"),
    ];

    /// <inheritdoc />
    private protected override void Offer(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root)
    {
        var span = diagnostic.Location.SourceSpan;
        if (Node(root, diagnostic) is not LiteralExpressionSyntax literal || !literal.IsKind(SyntaxKind.StringLiteralExpression)
            || literal.Span == span)
        {
            return;
        }

        if (!Argument(diagnostic, 0).StartsWith("/", StringComparison.Ordinal))
        {
            if (Argument(diagnostic, 0).StartsWith("~", StringComparison.Ordinal))
            {
                return;
            }

            Change(context, diagnostic, "Begin with a slash", new TextSpan(span.Start, 0), "/");
            return;
        }

        var text = root.SyntaxTree.GetText().ToString(span);
        var (written, meant) = Array.Find(Habits, habit => habit.Written.IsMatch(text));
        if (written is not null)
        {
            var better = written.Replace(text, meant);
            Change(context, diagnostic, text[0] == '/' ? "Remove the second slash" : $"Write {better}", span, better);
        }
    }
}
