using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Hyperlane.Templates.Tests.Support;

/// <summary>The SDK this assembly was built with. Its template engine, the one that "dotnet new" is, is used from where it lies.</summary>
internal static class InstalledSdk
{
    private static readonly string Folder = typeof(InstalledSdk).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(data => data.Key == "SdkFolder").Value!;

    [ModuleInitializer]
    internal static void LoadTemplateEngineFromSdk() => AssemblyLoadContext.Default.Resolving += (context, name) =>
    {
        var path = Path.Combine(Folder, name.Name + ".dll");
        return File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
    };
}
