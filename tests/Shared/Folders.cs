using System.Reflection;

namespace Hyperlane.Tests.Shared;

/// <summary>Where things are on the machine that built the tests.</summary>
internal static class Folders
{
    public static string OfProject(params string[] parts) => Path.Combine([Find("Project"), .. parts]);

    public static string OfArtifacts(params string[] parts) => Path.Combine([Find("Artifacts"), .. parts]);

    private static string Find(string key)
        => typeof(Folders).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
}
