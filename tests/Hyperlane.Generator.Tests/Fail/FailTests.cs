using System.Globalization;
using System.Text.RegularExpressions;
using Hyperlane.Generator.Models;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Tests.Fail;

/// <summary>
/// A fixture for each mistake. Under each line with a mistake stands a comment: carets under the squiggle, the id, and
/// what the message must say.
/// </summary>
public sealed partial class FailTests
{
    public static TheoryData<string> All => Sources.Names("Fail", "HL*.cs");

    [Theory]
    [MemberData(nameof(All))]
    public async Task Mistakes_are_told_at_their_place(string name)
    {
        var source = Sources.Read("Fail", name);

        var found = await Compiled.AnalyzeAsync(source);

        Assert.Equal(Expected(source), found.Select(Describe));
        Assert.All(found, diagnostic => Assert.StartsWith(diagnostic.Id, name, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Mistakes_link_to_their_page(string name)
    {
        var found = await Compiled.AnalyzeAsync(Sources.Read("Fail", name) + "\n// <HyperlaneDiagnosticPages>file:///a%20b/pages/</HyperlaneDiagnosticPages>\n");

        Assert.NotEmpty(found);
        Assert.All(found, one => Assert.Equal($"file:///a%20b/pages/{one.Id}.md", one.Descriptor.HelpLinkUri));
    }

    [Fact]
    public void Each_mistake_has_a_fixture()
        => Assert.Equal(Diagnostics.All.Keys.Except(Faults.Ids).Order(), All.Select(row => row.Data[..6]).Distinct());

    [Theory]
    [InlineData("HL0011.cs", "ById")]
    [InlineData("HL0016.cs", "List Find")]
    [InlineData("HL0017.cs", "BlogJson")]
    public async Task Other_places_are_named(string name, string places)
    {
        var found = await Compiled.AnalyzeAsync(Sources.Read("Fail", name));

        Assert.Equal(places, string.Join(' ', found[0].AdditionalLocations.Select(place => place.SourceTree!.GetText().ToString(place.SourceSpan))));
    }

    private static IEnumerable<string> Expected(string source)
    {
        var lines = source.Split('\n');
        for (var i = 1; i < lines.Length; i++)
        {
            if (Mark().Match(lines[i]) is { Success: true } mark)
            {
                var code = Enumerable.Range(1, i).Select(back => i - back).First(line => !Mark().IsMatch(lines[line]));
                var squiggle = mark.Groups["carets"];
                yield return $"{code + 1}: {lines[code].Substring(squiggle.Index, squiggle.Length)}: {mark.Groups["text"].Value.Trim()}";
            }
        }
    }

    private static string Describe(Diagnostic diagnostic)
    {
        var span = diagnostic.Location.GetLineSpan();
        var text = diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);
        return $"{span.StartLinePosition.Line + 1}: {text}: {diagnostic.Id} {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
    }

    [GeneratedRegex(@"^\s*//\s*(?<carets>\^+)(?<text>.*)$")]
    private static partial Regex Mark();
}
