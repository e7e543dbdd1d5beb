using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Hyperlane.Generator.CodeFixes;

/// <summary>What the fixes have in common: each is a small change of text at a place that the syntax tells.</summary>
public abstract class CodeFix : CodeFixProvider
{
    private protected CodeFix(params string[] ids) => FixableDiagnosticIds = [.. ids];

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root is not null && diagnostic.Location.IsInSource)
            {
                Offer(context, diagnostic, root);
            }
        }
    }

    /// <summary>Offers what can be done about a mistake.</summary>
    private protected abstract void Offer(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root);

    /// <summary>The node with the squiggle.</summary>
    private protected static SyntaxNode Node(SyntaxNode root, Diagnostic diagnostic)
        => root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

    /// <summary>What the message speaks of.</summary>
    private protected static string Argument(Diagnostic diagnostic, int number)
        => diagnostic.Properties.TryGetValue($"{number}", out var text) ? text ?? "" : "";

    private protected static void Change(CodeFixContext context, Diagnostic diagnostic, string title, TextSpan span, string text)
        => context.RegisterCodeFix(CodeAction.Create(title, stop => ChangeAsync(context.Document, span, text, stop), title), diagnostic);

    private protected static async Task<Document> ChangeAsync(Document document, TextSpan span, string text, CancellationToken stop)
    {
        var source = await document.GetTextAsync(stop).ConfigureAwait(false);
        return document.WithText(source.WithChanges(new TextChange(span, text)));
    }

    /// <summary>The white space that the line of a place begins with, and the end of the line before.</summary>
    private protected static string NewLine(SyntaxNode root, int position)
    {
        var text = root.SyntaxTree.GetText();
        var line = text.Lines.GetLineFromPosition(position);
        var end = text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) is { Length: > 0 } some ? some : "\n";
        return end + string.Concat(text.ToString(line.Span).TakeWhile(char.IsWhiteSpace));
    }
}
