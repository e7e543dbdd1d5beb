using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Hyperlane.Generator.CodeFixes;

/// <summary>
/// Adds to a path the parameter that a method takes from there, or gives the parameter the name that the path has for it.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class PathFix() : CodeFix("HL0003")
{
    /// <inheritdoc />
    private protected override void Offer(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root)
    {
        if (Argument(diagnostic, 3) is { Length: > 0 } meant)
        {
            var written = $"FromRoute(Name = \"{meant}\")";
            var attribute = Node(root, diagnostic).FirstAncestorOrSelf<ParameterSyntax>()?.AttributeLists.SelectMany(
                list => list.Attributes).FirstOrDefault(one => one.Name.ToString() == "FromRoute");
            if (attribute is not null)
            {
                Change(context, diagnostic, $"Write [{written}]", attribute.Span, written);
            }

            return;
        }

        var segment = $"/{{{Argument(diagnostic, 0)}}}";
        var verbs = Node(root, diagnostic).FirstAncestorOrSelf<MethodDeclarationSyntax>()?.AttributeLists.SelectMany(
            list => list.Attributes).Where(Verbs.IsVerb).ToArray() ?? [];
        if (verbs.Length != 1)
        {
            return;
        }

        var verb = verbs[0];
        var title = $"Add {segment} to the pattern";
        var pattern = verb.ArgumentList?.Arguments.FirstOrDefault()?.Expression;
        if (pattern is null)
        {
            Change(context, diagnostic, title, TextSpan.FromBounds(verb.Name.Span.End, verb.Span.End), $"(\"{segment}\")");
        }
        else if (pattern is LiteralExpressionSyntax && !pattern.ToString().StartsWith("\"\"\"", StringComparison.Ordinal)
            && pattern.Span.Length > 1)
        {
            var slash = pattern.ToString().EndsWith("/\"", StringComparison.Ordinal) ? 1 : 0;
            Change(context, diagnostic, title, new TextSpan(pattern.Span.End - 1 - slash, slash), segment);
        }
    }
}
