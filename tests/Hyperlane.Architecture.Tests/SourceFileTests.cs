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
}
