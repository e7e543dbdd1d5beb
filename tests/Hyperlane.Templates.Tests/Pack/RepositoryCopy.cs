using Hyperlane.Templates.Tests.Support;

namespace Hyperlane.Templates.Tests.Pack;

/// <summary>The repository as somebody has cloned it, in a path with an apostrophe, spaces and a comma: nothing is built yet.</summary>
public sealed class RepositoryCopy : IDisposable
{
    private static readonly string[] Built = ["artifacts", "bin", "obj", ".git"];

    private readonly TestFolder _folder = new();

    /// <summary>Copies what is needed to pack.</summary>
    public RepositoryCopy(TemplatePack pack)
    {
        Path = System.IO.Path.Combine(_folder.Path, "Bob's things, 100% (new)", "hyper lane");
        // A pack has a version of its own. That of both packs of a test is one, so the second need not compile everything anew.
        Version = pack.Version + "r";
        Copy(new DirectoryInfo(pack.Repository), Path);
    }

    /// <summary>Its root.</summary>
    public string Path { get; }

    /// <summary>The version that packs made in it have.</summary>
    public string Version { get; }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private static void Copy(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in from.EnumerateFiles())
        {
            file.CopyTo(System.IO.Path.Combine(to, file.Name));
        }

        foreach (var folder in from.EnumerateDirectories().Where(folder => !Built.Contains(folder.Name)))
        {
            Copy(folder, System.IO.Path.Combine(to, folder.Name));
        }
    }
}
