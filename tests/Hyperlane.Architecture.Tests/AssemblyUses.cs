using System.Reflection;
using Mono.Cecil;

namespace Hyperlane.Architecture.Tests;

/// <summary>Which type uses which, read from a compiled assembly: signatures, fields, attributes and the code within methods.</summary>
internal static class AssemblyUses
{
    public static IReadOnlySet<Use> Of(Assembly assembly) => Of(assembly.Location);

    /// <param name="path">The file of the assembly, which is not loaded: one that runs in the compiler is read like any other.</param>
    public static IReadOnlySet<Use> Of(string path)
    {
        using var module = ModuleDefinition.ReadModule(path);
        return module.GetTypes()
            .SelectMany(type => TypeUses.Of(type).Select(used => new Use(TypeUses.NameOf(type), used)))
            .Where(use => use.User != use.Used)
            .ToHashSet();
    }
}
