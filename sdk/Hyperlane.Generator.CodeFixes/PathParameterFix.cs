using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Rename;
using Microsoft.CodeAnalysis.Text;

namespace Hyperlane.Generator.CodeFixes;

/// <summary>Adds the parameter that a path speaks of, or gives its name to one that the path does not know.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class PathParameterFix() : CodeFix("HL0002")
{
    /// <inheritdoc />
    private protected override void Offer(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root)
    {
        var (name, declaration) = (Argument(diagnostic, 0), Argument(diagnostic, 3));
        if (Method(root, diagnostic) is not { } method)
        {
            return;
        }

        var parameters = method.ParameterList.Parameters;
        var place = parameters.IndexOf(parameter => parameter.Default is not null || parameter.Modifiers.Any(SyntaxKind.ParamsKeyword)
            || parameter.Type?.ToString() == "CancellationToken");
        if (place >= 0)
        {
            Change(context, diagnostic, $"Add the parameter '{declaration}'", new TextSpan(parameters[place].SpanStart, 0),
                $"{declaration}, ");
        }
        else
        {
            var comma = parameters.Count == 0 ? "" : ", ";
            Change(context, diagnostic, $"Add the parameter '{declaration}'",
                new TextSpan(method.ParameterList.CloseParenToken.SpanStart, 0), $"{comma}{declaration}");
        }

        var others = parameters.Where(parameter => IsLoose(parameter, method)).ToArray();
        if (others.Length == 1)
        {
            var other = others[0];
            if (!SyntaxFacts.IsValidIdentifier(name))
            {
                var attribute = $"[FromRoute(Name = \"{name}\")]";
                Change(context, diagnostic, $"Mark '{other.Identifier.ValueText}' with {attribute}", new TextSpan(other.SpanStart, 0),
                    $"{attribute} ");
                return;
            }

            var title = $"Rename '{other.Identifier.ValueText}' to '{name}'";
            context.RegisterCodeFix(CodeAction.Create(title, stop => RenameAsync(context.Document, other, name, stop), title), diagnostic);
        }
    }

    private static MethodDeclarationSyntax? Method(SyntaxNode root, Diagnostic diagnostic)
    {
        var node = Node(root, diagnostic);
        return node.FirstAncestorOrSelf<MethodDeclarationSyntax>()
            ?? node.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Members.OfType<MethodDeclarationSyntax>().FirstOrDefault(method
                => method.Identifier.ValueText == Argument(diagnostic, 1)
                    && method.AttributeLists.Count > 0
                    && !method.ParameterList.Parameters.Any(
                        parameter => parameter.Identifier.ValueText.Equals(Argument(diagnostic, 0), StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>Whether a parameter is a plain value without a default that no path of its method or class names.</summary>
    private static bool IsLoose(ParameterSyntax parameter, MethodDeclarationSyntax method)
    {
        var lists = method.AttributeLists.Concat((method.Parent as TypeDeclarationSyntax)?.AttributeLists ?? []);
        var name = parameter.Identifier.ValueText;
        return parameter.AttributeLists.Count == 0
            && parameter.Default is null
            && parameter.Type is PredefinedTypeSyntax or IdentifierNameSyntax { Identifier.ValueText: "Guid" or "DateTime" or "DateOnly" }
            && !lists.Any(list => list.ToString() is var text
                && (text.Contains($"{{{name}}}") || text.Contains($"{{{name}:") || text.Contains($"{{*{name}}}")));
    }

    private static async Task<Solution> RenameAsync(Document document, ParameterSyntax parameter, string name, CancellationToken stop)
    {
        var model = await document.GetSemanticModelAsync(stop).ConfigureAwait(false);
        var symbol = model?.GetDeclaredSymbol(parameter, stop);
        return symbol is null
            ? document.Project.Solution
            : await Renamer.RenameSymbolAsync(document.Project.Solution, symbol, default, name, stop).ConfigureAwait(false);
    }
}
