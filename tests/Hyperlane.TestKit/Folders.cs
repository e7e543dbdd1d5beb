using System.Reflection;
using System.Runtime.CompilerServices;

namespace Hyperlane.TestKit;

/// <summary>Where things are on the machine that built the tests. The project of the caller says so in its metadata.</summary>
public static class Folders
{
    /// <summary>A path below the folder of the caller's project.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string OfProject(params string[] parts) => Path.Combine([Find(Assembly.GetCallingAssembly(), "Project"), .. parts]);

    /// <summary>A path below the folder of all that is built.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string OfArtifacts(params string[] parts) => Path.Combine([Find(Assembly.GetCallingAssembly(), "Artifacts"), .. parts]);

    private static string Find(Assembly tests, string key)
        => tests.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
}
