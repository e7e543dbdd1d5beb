namespace Hyperlane.Architecture.Tests;

/// <summary>Lines of C# have one width, in the SDK, the templates and the tests: two files fit beside each other.</summary>
public sealed class LineTests
{
    private const int MaxColumns = 140;

    // What the generator is given, and what it is expected to write, stands as a user or the generator writes it.
    private static readonly string[] Samples = ["Snapshots", "Fail", "Fixes", "Pass", "Grid", "Samples", "Libraries", "Incremental"];
    private static readonly string[] Folders = ["sdk", "templates", "tests"];

    [Fact]
    public void A_line_is_not_too_wide()
        => Assert.Empty(
            from folder in Folders
            from file in Files(new DirectoryInfo(Path.Combine(SourceFile.Sdk, "..", folder)))
            from line in TooWide(File.ReadAllLines(file.FullName))
            select $"{file.FullName}:{line} is wider than {MaxColumns} columns");

    [Fact]
    public void A_planted_line_is_found()
    {
        var code = "var sum = " + string.Join(" + ", Enumerable.Repeat("number", 20)) + ";";
        string[] planted = ["class A", code, "// " + new string('a', MaxColumns), $"Say(\"{new string('a', MaxColumns)}\");", "\"\"\"", code, "\"\"\"", code];

        Assert.Equal([2, 3, 8], TooWide(planted));
    }

    /// <summary>Numbers of lines. A text in quotation marks may be as long as it is.</summary>
    private static IEnumerable<int> TooWide(string[] lines)
    {
        var isText = false;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            var wasText = isText;
            isText ^= line.Split("\"\"\"").Length % 2 == 0;
            var text = line.LastIndexOf('"') - Math.Max(0, line.IndexOf('"', StringComparison.Ordinal));
            if (!isText && !wasText && line.Length - Math.Max(0, text) > MaxColumns)
            {
                yield return i + 1;
            }
        }
    }

    private static IEnumerable<FileInfo> Files(DirectoryInfo folder)
        => folder.EnumerateFiles("*.cs").Concat(folder.EnumerateDirectories()
            .Where(inner => inner.Name is not ("bin" or "obj") && !(folder.Name == "Hyperlane.Generator.Tests" && Samples.Contains(inner.Name)))
            .SelectMany(Files));
}
