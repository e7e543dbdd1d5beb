using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Hyperlane.Generator.CodeFixes;

/// <summary>Makes a type known to the JsonSerializerContext of the project, wherever that stands.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class JsonTypeFix() : CodeFix("HL0017")
{
    /// <inheritdoc />
    private protected override void Offer(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root)
    {
        var (type, name) = (Argument(diagnostic, 0), Argument(diagnostic, 2));
        var place = diagnostic.AdditionalLocations.Count == 0 ? null : diagnostic.AdditionalLocations[0];
        if (place?.SourceTree is not { } tree
            || context.Document.Project.Solution.GetDocument(tree) is not { } document
            || tree.GetRoot(context.CancellationToken).FindNode(place.SourceSpan)
            .FirstAncestorOrSelf<ClassDeclarationSyntax>() is not { } known
            || known.Identifier.ValueText != name)
        {
            return;
        }

        var attribute = $"[JsonSerializable(typeof({type}))]";
        var text = attribute + NewLine(tree.GetRoot(context.CancellationToken), known.SpanStart);
        var title = $"Add {attribute} to {name}";
        context.RegisterCodeFix(CodeAction.Create(title, stop => ChangeAsync(document, new TextSpan(known.SpanStart, 0), text, stop),
            title), diagnostic);
    }
}
