using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Hyperlane.Generator.CodeFixes;

/// <summary>
/// Corrects what is asked of data: names, limits that stand the wrong way round, and members that cannot be missing or lose their default.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ValidationFix() : CodeFix("HL0028", "HL0029", "HL0030", "HL0031")
{
    /// <inheritdoc />
    private protected override void Offer(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root)
    {
        var node = Node(root, diagnostic);
        var attribute = node.FirstAncestorOrSelf<AttributeSyntax>();
        switch (diagnostic.Id)
        {
            case "HL0028" when Argument(diagnostic, 3) is { Length: > 0 } near
                && node.FirstAncestorOrSelf<AttributeArgumentSyntax>() is { } argument:
                Change(context, diagnostic, $"Write nameof({near})", argument.Expression.Span, $"nameof({near})");
                break;
            case "HL0029" when Argument(diagnostic, 4) == "swap" && Limits(attribute) is var (one, other):
                context.RegisterCodeFix(CodeAction.Create("Swap the limits", stop => SwapAsync(context.Document, one, other, stop),
                    "Swap the limits"), diagnostic);
                break;
            case "HL0030" when node.FirstAncestorOrSelf<PropertyDeclarationSyntax>() is { } property && attribute is not null:
                Change(context, diagnostic, $"Write {property.Type}?", new TextSpan(property.Type.Span.End, 0), "?");
                Change(context, diagnostic, $"Write required {property.Type}", new TextSpan(property.Type.SpanStart, 0), "required ");
                break;
            case "HL0031" when node.FirstAncestorOrSelf<PropertyDeclarationSyntax>() is { } property
                && property.AccessorList?.Accessors.FirstOrDefault(one => one.IsKind(SyntaxKind.InitAccessorDeclaration)) is { } init:
                Change(context, diagnostic, "Write set instead of init", init.Keyword.Span, "set");
                break;
        }
    }

    /// <summary>The two limits of an attribute: its last arguments without a name, or the one and <c>MinimumLength</c>.</summary>
    private static (ExpressionSyntax One, ExpressionSyntax Other)? Limits(AttributeSyntax? attribute)
    {
        var arguments = attribute?.ArgumentList?.Arguments.ToArray() ?? [];
        var plain = arguments.Where(argument => argument.NameEquals is null).Select(argument => argument.Expression).ToArray();
        var least = Array.Find(arguments, argument => argument.NameEquals?.Name.Identifier.ValueText == "MinimumLength")?.Expression;
        return plain.Length == 0 ? null
            : least is not null ? (plain[0], least)
            : plain.Length > 1 ? (plain[plain.Length - 2], plain[plain.Length - 1])
            : null;
    }

    private static async Task<Document> SwapAsync(Document document, ExpressionSyntax one, ExpressionSyntax other, CancellationToken stop)
    {
        var source = await document.GetTextAsync(stop).ConfigureAwait(false);
        var changes = new[] { new TextChange(one.Span, other.ToString()), new TextChange(other.Span, one.ToString()) };
        return document.WithText(source.WithChanges(changes.OrderBy(change => change.Span.Start)));
    }
}
