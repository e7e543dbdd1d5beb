using System.Reflection;

namespace Hyperlane.Generator.Tests;

/// <summary>The folders of fixtures beside the tests.</summary>
internal static class Sources
{
    /// <summary>The folder of the test project in the source tree.</summary>
    public static string Root { get; } = typeof(Sources).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(data => data.Key == "Sources").Value!;

    /// <summary>The fixtures of a folder, by name.</summary>
    public static TheoryData<string> Names(string folder, string pattern)
        => [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, folder), pattern).Select(file => Path.GetFileName(file)!)
            .Order(StringComparer.Ordinal)];

    public static string Read(string folder, string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, folder, name));

    /// <summary>Writes into the source tree, from where the next build copies.</summary>
    public static void Write(string folder, string name, string text)
    {
        File.WriteAllText(Path.Combine(Root, folder, name), text);
    }
}
