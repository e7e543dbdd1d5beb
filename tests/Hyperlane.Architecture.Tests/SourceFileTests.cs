namespace Hyperlane.Architecture.Tests;

/// <summary>The source is to be read: what is where must be plain from the names of folders and files.</summary>
public sealed class SourceFileTests
{
    private const int MaxLines = 300;

    [Fact]
    public void The_sources_are_found()
        => Assert.Contains(SourceFile.All, file => file.ToString() == "Hyperlane/HyperlaneApp.cs");

    [Fact]
    public void The_namespace_is_the_folder()
        => Assert.Empty(SourceFile.All
            .Where(file => file.Namespace != file.FolderNamespace)
            .Select(file => $"{file} has the namespace {file.Namespace}, not {file.FolderNamespace}"));

    [Fact]
    public void A_file_has_one_type_and_its_name()
        => Assert.Empty(SourceFile.All
            .Where(file => !(file.Types is [var type] && (type == file.Name || type + "OfT" == file.Name)))
            .Select(file => $"{file} declares {string.Join(", ", file.Types)}"));

    [Fact]
    public void A_file_is_short()
        => Assert.Empty(SourceFile.All
            .Where(file => file.Lines > MaxLines)
            .Select(file => $"{file} has {file.Lines} lines"));

    /// <summary>A type in many files is as long as all of them together.</summary>
    [Fact]
    public void A_type_is_short()
        => Assert.Empty(TooLong(SourceFile.All.Select(file => ($"{file.Folder}/{file.Name}", file.Lines))));

    [Fact]
    public void A_type_in_many_files_is_counted_whole()
    {
        (string, int)[] planted = [("Hyperlane/Planted", MaxLines), ("Hyperlane/Planted", 1), ("Hyperlane/Short", MaxLines)];

        Assert.Equal([$"Hyperlane/Planted has {MaxLines + 1} lines, {MaxLines} are allowed"], TooLong(planted));
    }

    private static IEnumerable<string> TooLong(IEnumerable<(string Type, int Lines)> files)
        => from file in files
           group file.Lines by file.Type into type
           where type.Sum() > MaxLines
           select $"{type.Key} has {type.Sum()} lines, {MaxLines} are allowed";
}
