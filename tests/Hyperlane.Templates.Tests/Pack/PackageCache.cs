using Hyperlane.Templates.Tests.Support;

namespace Hyperlane.Templates.Tests.Pack;

/// <summary>The folder NuGet keeps a user's packages in.</summary>
internal static class PackageCache
{
    public static async Task<string> FindAsync()
    {
        var answer = await Dotnet.RunAsync(Path.GetTempPath(), "nuget", "locals", "global-packages", "--list");
        return answer.Text[(answer.Text.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }

    /// <summary>Takes one version of a package out of it, and the package's folder with the last one.</summary>
    public static void Remove(string version)
    {
        if (Directory.Exists(version))
        {
            Directory.Delete(version, recursive: true);
            var package = Path.GetDirectoryName(version)!;
            if (!Directory.EnumerateFileSystemEntries(package).Any())
            {
                Directory.Delete(package);
            }
        }
    }
}
