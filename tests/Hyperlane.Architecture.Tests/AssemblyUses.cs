using System.Reflection;
using Mono.Cecil;

namespace Hyperlane.Architecture.Tests;

/// <summary>Which type uses which, read from a compiled assembly: signatures, fields, attributes and the code within methods.</summary>
internal static class AssemblyUses
{
    public static IReadOnlySet<Use> Of(Assembly assembly)
    {
        using var module = ModuleDefinition.ReadModule(assembly.Location);
        return module.GetTypes()
            .SelectMany(type => TypeUses.Of(type).Select(used => new Use(TypeUses.NameOf(type), used)))
            .Where(use => use.User != use.Used)
            .ToHashSet();
    }
}
