using System.Text.RegularExpressions;

namespace Hyperlane.Tests.Docs;

/// <summary>
/// The code on the pages about middleware stands, word for word, in a sample of the folder Samples, which is compiled and run: between
/// <c>// sample: NAME</c> and <c>// end</c>.
/// </summary>
public sealed partial class DocsSampleTests
{
    private const string Marker = "<!-- sample: ";

    private static readonly string[] Pages = Directory.GetFiles(Folders.OfProject("..", "..", "sdk", "docs", "middleware"), "*.md");

    private static readonly Dictionary<string, string> Samples = Directory.GetFiles(Folders.OfProject("Docs", "Samples"), "*.cs")
        .SelectMany(file => Region().Matches(Read(file)))
        .ToDictionary(region => region.Groups["name"].Value, region => WithoutIndent(region.Groups["code"].Value));

    public static TheoryData<string> PageNames => [.. Pages.Select(page => Path.GetFileName(page))];

    [Theory]
    [MemberData(nameof(PageNames))]
    public void Each_page_has_code_and_all_of_it_is_compiled(string page)
    {
        var lines = Read(PathOf(page)).Split('\n');
        var blocks = Enumerable.Range(0, lines.Length).Where(line => lines[line] == "```csharp").ToArray();

        Assert.NotEmpty(blocks);
        foreach (var start in blocks)
        {
            var above = lines.Take(start).LastOrDefault(line => line.Length > 0) ?? "";
            Assert.True(above.StartsWith(Marker, StringComparison.Ordinal),
                $"{page}:{start + 1}: no line '{Marker}NAME -->' stands above the code.");
            var name = above[Marker.Length..].Replace("-->", "", StringComparison.Ordinal).Trim();
            Assert.True(Samples.TryGetValue(name, out var sample), $"{page}:{start + 1}: no sample has a region '{name}'.");
            Assert.Equal(sample, string.Join('\n', lines.Skip(start + 1).TakeWhile(line => line != "```")));
        }
    }

    [Fact]
    public void Each_sample_stands_on_a_page()
    {
        var pages = string.Concat(Pages.Select(Read));

        Assert.All(Samples.Keys, name => Assert.Contains($"{Marker}{name} -->", pages, StringComparison.Ordinal));
    }

    private static string PathOf(string page) => Folders.OfProject("..", "..", "sdk", "docs", "middleware", page);

    private static string Read(string file) => File.ReadAllText(file).ReplaceLineEndings("\n");

    private static string WithoutIndent(string code)
    {
        var lines = code.TrimEnd().Split('\n');
        var indent = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length > 0 ? line[indent..] : line));
    }

    [GeneratedRegex(@"^ *// sample: (?<name>\S+)\n(?<code>.*?)^ *// end$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Region();
}
