using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading;

/// <summary>Finds out whether the class behind top-level statements hides from tests, as it does unless somebody says otherwise.</summary>
internal static class ProgramReader
{
    public static bool IsHidden(Compilation compilation, CancellationToken stop)
        => compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication
            && compilation.GetBestTypeByMetadataName("Hyperlane.HyperlaneApp") is not null
            && compilation.GetEntryPoint(stop) is
            {
                Name: "<Main>$",
                ContainingType:
                {
                    Name: "Program", DeclaredAccessibility: not Accessibility.Public,
                    ContainingNamespace.IsGlobalNamespace: true
                } program
            }
            && !program.DeclaringSyntaxReferences.Any(one =>
                one.GetSyntax(stop) is Microsoft.CodeAnalysis.CSharp.Syntax.TypeDeclarationSyntax);
}
