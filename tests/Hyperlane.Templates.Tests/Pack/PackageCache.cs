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
}
