using System.Text.RegularExpressions;
using Hyperlane.Generator.CodeFixes;
using Hyperlane.Generator.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Hyperlane.Generator.Tests;

/// <summary>Each mistake has a page, whose wrong example makes it and whose right example does not.</summary>
public sealed partial class PageTests
{
    private static readonly DiagnosticDescriptor[] Descriptors =
        [.. typeof(Diagnostics).GetFields().Select(field => field.GetValue(null)).OfType<DiagnosticDescriptor>()];

    /// <summary>All but those of faults of Hyperlane itself, of which there can be no example.</summary>
    public static TheoryData<string> All
        => [.. Sources.Names("Pages", "HL*.md").Select(row => row.Data).Where(name => !Faults.Ids.Contains(name[..6]))];

    [Fact]
    public void Each_mistake_has_an_id_of_its_own_a_page_and_a_fixture()
    {
        Assert.Equal(Descriptors.Length, Descriptors.Select(one => one.Id).Distinct().Count());
        Assert.Equal(Descriptors.Select(one => one.Id).Order(), Diagnostics.All.Keys.Order());
        Assert.Equal(Descriptors.Select(one => $"{one.Id}.md").Order(), Sources.Names("Pages", "HL*.md").Select(row => row.Data));
        Assert.Equal(Descriptors.Select(one => one.Id).Except(Faults.Ids).Select(id => $"{id}.cs").Order(), Sources.Names("Fail", "HL*.cs")
            .Select(row => $"{row.Data[..6]}.cs").Distinct());
    }

    [Fact]
    public void The_list_has_all_of_them()
    {
        var mended = typeof(CodeFix).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(CodeFix)))
            .SelectMany(type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds)
            .ToHashSet();
        var expected = Descriptors.OrderBy(one => one.Id, StringComparer.Ordinal)
            .Select(one => $"| [{one.Id}]({one.Id}.md) | {Word(one)} | {one.Title} | {(mended.Contains(one.Id) ? "yes" : "")} |");

        Assert.Equal(expected, Sources.Read("Pages", "README.md").Split('\n')
            .Where(line => line.StartsWith("| [", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Examples_are_wrong_and_right(string name)
    {
        var page = Sources.Read("Pages", name);
        var descriptor = Diagnostics.All[name[..6]];
        Assert.StartsWith($"# {descriptor.Id}: {descriptor.Title}\n\nSeverity: {Word(descriptor)}\n", page, StringComparison.Ordinal);
        Assert.Equal(["What", "Why", "Wrong", "Right"], Heading().Matches(page).Select(heading => heading.Groups[1].Value).Take(4));
        var examples = Example().Matches(page).Select(example => example.Groups[1].Value).ToArray();

        Assert.Equal(2, examples.Length);
        Assert.All(await Compiled.AnalyzeAsync(examples[0]), diagnostic => Assert.Equal(descriptor.Id, diagnostic.Id));
        Assert.NotEmpty(await Compiled.AnalyzeAsync(examples[0]));
        Assert.Empty(await Compiled.AnalyzeAsync(examples[1]));
    }

    private static string Word(DiagnosticDescriptor descriptor)
        => descriptor.DefaultSeverity == DiagnosticSeverity.Error ? "error" : "warning";

    [GeneratedRegex("^## (.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
