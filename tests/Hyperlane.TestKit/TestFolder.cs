namespace Hyperlane.TestKit;

/// <summary>A folder outside the repository, as a user's would be. It is gone after the test.</summary>
public sealed class TestFolder : IDisposable
{
    /// <summary>Its absolute path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("hyperlane-").FullName;

    /// <summary>Writes a file into it and returns the file's path.</summary>
    public string Write(string name, string content)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
