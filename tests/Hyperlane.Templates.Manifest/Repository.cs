namespace Hyperlane.Templates.Manifest;

/// <summary>Where the repository begins.</summary>
public static class Repository
{
    private const string Mark = "Hyperlane.Templates.sln";

    /// <summary>The nearest folder from <paramref name="start"/> upward that holds the solution.</summary>
    public static string FindRoot(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Mark)))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder from {start} upward holds {Mark}.");
    }
}
