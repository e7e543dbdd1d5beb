using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Hyperlane.Generator.CodeFixes;

/// <summary>Says of a parameter that it does not come from the body.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class SourceFix() : CodeFix("HL0005", "HL0006", "HL0007")
{
    /// <inheritdoc />
    private protected override void Offer(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root)
    {
        if (Node(root, diagnostic).FirstAncestorOrSelf<ParameterSyntax>() is not { } parameter)
        {
            return;
        }

        // Nobody can make an interface of a query either.
        string[] sources = diagnostic.Id == "HL0007" ? ["FromServices"] : ["FromQuery", "FromServices"];
        foreach (var source in sources)
        {
            Change(context, diagnostic, $"Mark it with [{source}]", new TextSpan(parameter.SpanStart, 0), $"[{source}] ");
        }
    }
}
