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

    /// <summary>
    /// Has the projects below a folder keep their packages in it: where NuGet copies the SDK, it must not be into the user's own cache.
    /// </summary>
    /// <returns>Where they are kept.</returns>
    public static string MoveInto(TestFolder folder)
    {
        folder.Write("Directory.Build.props",
            "<Project><PropertyGroup><RestorePackagesPath>$(MSBuildThisFileDirectory)packages</RestorePackagesPath></PropertyGroup></Project>");
        return Path.Combine(folder.Path, "packages");
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
