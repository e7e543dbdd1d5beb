using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Hyperlane.Generator.CodeFixes;

/// <summary>Says of a parameter that it does not come from the body.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class SourceFix() : CodeFix("HL0005", "HL0006", "HL0007", "HL0026")
{
    /// <inheritdoc />
    private protected override void Offer(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root)
    {
        if (Node(root, diagnostic).FirstAncestorOrSelf<ParameterSyntax>() is not { } parameter)
        {
            return;
        }

        // What JSON cannot make, a query cannot either.
        string[] sources = diagnostic.Id is "HL0007" or "HL0026"
            || (diagnostic.Id == "HL0006" && !Argument(diagnostic, 2).Contains("[FromQuery]"))
            ? ["FromServices"]
            : ["FromQuery", "FromServices"];
        foreach (var source in sources)
        {
            Change(context, diagnostic, $"Mark it with [{source}]", new TextSpan(parameter.SpanStart, 0), $"[{source}] ");
        }
    }
}
