using Hyperlane.Generator.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Hyperlane.Generator.Tests.Fixes;

/// <summary>
/// A pair of fixtures for each fix, before and after. The first line before names it; it is taken wherever it is offered,
/// one mistake after the other.
/// </summary>
public sealed class FixTests
{
    private static readonly IReadOnlyList<CodeFixProvider> Providers =
        [.. typeof(CodeFix).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(CodeFix))).Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)];

    public static TheoryData<string> All => Sources.Names("Fixes", "*.before.cs");

    [Theory]
    [MemberData(nameof(All))]
    public async Task What_is_offered_mends(string name)
    {
        var id = name[..6];
        var before = Sources.Read("Fixes", name);
        var title = before[..before.IndexOf('\n', StringComparison.Ordinal)].TrimStart('/', ' ');

        var after = await MendAsync(before, id, title);

        Assert.Equal(Sources.Read("Fixes", name.Replace(".before.", ".after.", StringComparison.Ordinal)), after);
        Assert.DoesNotContain(await Compiled.AnalyzeAsync(after), diagnostic => diagnostic.Id == id);
        Compiled.Generate(after);
    }

    [Fact]
    public void Each_fix_has_a_fixture()
        => Assert.Equal(
            Providers.SelectMany(provider => provider.FixableDiagnosticIds).Order(),
            All.Select(row => row.Data[..6]).Distinct());

    [Fact]
    public void Each_fix_mends_many_at_once()
        => Assert.All(Providers, provider => Assert.NotNull(provider.GetFixAllProvider()));

    private static async Task<string> MendAsync(string source, string id, string title)
    {
        for (var taken = 0; taken < 20; taken++)
        {
            var actions = new List<CodeAction>();
            using var workspace = new AdhocWorkspace();
            foreach (var diagnostic in await Compiled.AnalyzeAsync(source))
            {
                var document = Open(workspace, source);
                var root = await document.GetSyntaxRootAsync();
                var placed = diagnostic.Id == id ? Placed(diagnostic, root!.SyntaxTree) : null;
                foreach (var provider in Providers.Where(provider => placed is not null && provider.FixableDiagnosticIds.Contains(id)))
                {
                    await provider.RegisterCodeFixesAsync(new CodeFixContext(document, placed!, (action, _) => actions.Add(action), default));
                }

                if (actions.Find(action => action.Title.StartsWith(title, StringComparison.Ordinal)) is { } found)
                {
                    var change = (await found.GetOperationsAsync(default)).OfType<ApplyChangesOperation>().Single();
                    source = (await change.ChangedSolution.GetDocument(document.Id)!.GetTextAsync()).ToString();
                    break;
                }
            }

            if (!actions.Exists(action => action.Title.StartsWith(title, StringComparison.Ordinal)))
            {
                Assert.NotEqual(0, taken);
                return source;
            }
        }

        throw new InvalidOperationException("The fix never mends what it is offered for.");
    }

    private static Document Open(AdhocWorkspace workspace, string source)
    {
        workspace.ClearSolution();
        var compilation = Compiled.Create(source);
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(),
            VersionStamp.Default,
            "Sample",
            "Sample",
            LanguageNames.CSharp,
            compilationOptions: compilation.Options,
            parseOptions: (CSharpParseOptions)compilation.SyntaxTrees.First().Options,
            metadataReferences: compilation.References));
        workspace.AddDocument(project.Id, "Usings.cs", compilation.SyntaxTrees.First().GetText());
        return workspace.AddDocument(project.Id, "Endpoints.cs", SourceText.From(source));
    }

    /// <summary>The same mistake in the tree of the document.</summary>
    private static Diagnostic Placed(Diagnostic diagnostic, SyntaxTree tree) => Diagnostic.Create(
        diagnostic.Descriptor,
        Location.Create(tree, diagnostic.Location.SourceSpan),
        diagnostic.AdditionalLocations.Select(place => Location.Create(tree, place.SourceSpan)),
        diagnostic.Properties);
}
