using Hyperlane.Generator.Models.Documents;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading.Documents;

/// <summary>
/// Reads from the attributes of an assembly what its project says of itself: &lt;Title&gt;, &lt;Version&gt; and &lt;Description&gt;.
/// </summary>
internal static class DocumentInfoReader
{
    public static DocumentInfo Read(Compilation compilation) => new(
        Text(compilation, "AssemblyTitle") ?? compilation.AssemblyName ?? "API",
        // Behind the plus stands the commit, which would change the document each time.
        Text(compilation, "AssemblyInformationalVersion")?.Split('+')[0] ?? compilation.Assembly.Identity.Version.ToString(3),
        Text(compilation, "AssemblyDescription"));

    private static string? Text(Compilation compilation, string name)
        => compilation.Assembly.GetAttributes().FirstOrDefault(
            attribute => attribute.AttributeClass?.ToDisplayString() == $"System.Reflection.{name}Attribute") is { } attribute
            && AttributeReader.Text(attribute) is { Length: > 0 } text ? text : null;
}
