using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Hyperlane.Generator.CodeFixes;

/// <summary>Adds <c>app.MapEndpoints();</c> before the app runs.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class MappingFix() : CodeFix("HL0016")
{
    /// <inheritdoc />
    private protected override void Offer(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root)
    {
        var mapping = Node(root, diagnostic).FirstAncestorOrSelf<InvocationExpressionSyntax>();
        if (mapping is { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax app } } run
            && run.FirstAncestorOrSelf<StatementSyntax>() is { Parent: BlockSyntax or GlobalStatementSyntax } statement)
        {
            var call = $"{app}.MapEndpoints();";
            Change(context, diagnostic, $"Add {call}", new TextSpan(statement.SpanStart, 0), call + NewLine(root, statement.SpanStart));
        }
    }
}
