using System.Text.RegularExpressions;

namespace Hyperlane.Architecture.Tests;

/// <summary>A map that names places which are not there is worse than none.</summary>
public sealed partial class DocumentTests
{
    private static readonly string Map = Path.Combine(SourceFile.Sdk, "docs", "architecture.md");

    [Fact]
    public void Every_file_that_the_map_names_exists()
    {
        var named = Named(File.ReadAllText(Map)).ToArray();

        Assert.Contains("Hyperlane/Dispatcher.cs", named);
        Assert.All(named, path => Assert.True(File.Exists(Path.Combine(SourceFile.Sdk, path)), $"{path} is not there."));
    }

    /// <summary>Every folder of the library has a line in the map.</summary>
    [Fact]
    public void Every_floor_is_on_the_map()
    {
        var map = File.ReadAllText(Map);
        Assert.All(Floors.TopDown.Skip(1),
            floor => Assert.Contains($"| `{floor["Hyperlane.".Length..]}` |", map, StringComparison.Ordinal));
    }

    [Fact]
    public void Names_of_files_are_found()
        => Assert.Equal(["Hyperlane/Gone.cs", "../tests/A.cs"],
            Named("`Hyperlane/Gone.cs` and `HttpContext`, `Http/Parsing`, `../tests/A.cs`"));

    private static IEnumerable<string> Named(string text) => FileName().Matches(text).Select(match => match.Groups[1].Value);

    [GeneratedRegex("`((?:[\\w.-]+/)+[\\w.-]+\\.(?:cs|md|json|proj))`")]
    private static partial Regex FileName();
}
