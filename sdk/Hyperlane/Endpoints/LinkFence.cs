namespace Hyperlane.Endpoints;

/// <summary>Keeps symbolic links within a folder: a link in it is followed only where it leads to something else in it.</summary>
internal sealed class LinkFence
{
    /// <summary>As many links in a row as Linux follows.</summary>
    private const int MaxLinks = 40;

    private readonly string _folder;
    private readonly string _real;

    private LinkFence(string folder, string real) => (_folder, _real) = (folder, real);

    /// <summary>A fence around a folder, which may itself be a link.</summary>
    public static LinkFence Around(string folder)
    {
        var whole = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        return new LinkFence(whole, Resolve(whole) ?? whole);
    }

    /// <summary>Where a file really lies that is found by a path below the folder.</summary>
    /// <returns>Null if it lies elsewhere.</returns>
    public string? Find(string path)
    {
        // The folder's own links are known, so most files cost a look at themselves and the folders between.
        var real = Resolve(Path.Combine(_real, Path.GetRelativePath(_folder, path)), _real.Length);
        var inside = Path.EndsInDirectorySeparator(_real) ? _real : _real + Path.DirectorySeparatorChar;
        return real is not null && real.StartsWith(inside, StringComparison.Ordinal) ? real : null;
    }

    /// <summary>The path without any link in it.</summary>
    /// <param name="path">A whole path.</param>
    /// <param name="known">How much of it is known to have none.</param>
    /// <returns>Null if it leads nowhere, or round and round.</returns>
    private static string? Resolve(string path, int known = 0)
    {
        var start = Math.Max(known, Path.GetPathRoot(path)!.Length);
        for (var (links, end) = (0, NextEnd(path, start)); end > 0;)
        {
            var place = path[..end];
            FileSystemInfo info = Directory.Exists(place) ? new DirectoryInfo(place) : new FileInfo(place);
            if (info.LinkTarget is not { } target)
            {
                if (end == path.Length)
                {
                    return path;
                }

                end = NextEnd(path, end);
                continue;
            }

            if (++links > MaxLinks)
            {
                return null;
            }

            // The target may have links of its own anywhere: looked at from the root.
            var rest = end < path.Length ? path[(end + 1)..] : "";
            path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(place)!, target, rest)));
            end = NextEnd(path, Path.GetPathRoot(path)!.Length);
        }

        return path;
    }

    /// <summary>Where the segment ends that begins at a place, or behind the separator there; 0 behind the last one.</summary>
    private static int NextEnd(string path, int at)
    {
        if (at < path.Length && path[at] == Path.DirectorySeparatorChar)
        {
            at++;
        }

        if (at >= path.Length)
        {
            return 0;
        }

        var separator = path.IndexOf(Path.DirectorySeparatorChar, at);
        return separator < 0 ? path.Length : separator;
    }
}
