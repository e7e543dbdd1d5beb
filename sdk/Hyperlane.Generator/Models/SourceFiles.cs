namespace Hyperlane.Generator.Models;

/// <summary>Gives files their names.</summary>
internal static class SourceFiles
{
    /// <summary>
    /// Names a file for each; where names differ in case only, which the compiler takes for the same file, the later ones get a number.
    /// </summary>
    public static IEnumerable<SourceFile<T>> Name<T>(IEnumerable<T> contents, Func<T, string> nameOf)
        where T : IEquatable<T>
    {
        var used = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var content in contents)
        {
            var name = nameOf(content);
            used[name] = used.TryGetValue(name, out var times) ? times + 1 : 1;
            yield return new SourceFile<T>(times == 0 ? name : $"{name}({times + 1})", content);
        }
    }
}
