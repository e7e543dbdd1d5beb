using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hyperlane.Generator.Checking;

/// <summary>
/// The page of a diagnostic, which editors open by a click on its id. The pages are in the package, and only the project
/// knows where that is: build/Hyperlane.props says it.
/// </summary>
internal static class HelpLinks
{
    private const string Property = "build_property.HyperlaneDiagnosticPages";

    /// <summary>The address of the folder with the pages; empty where the project does not know it.</summary>
    public static string Folder(AnalyzerConfigOptions options) => options.TryGetValue(Property, out var folder) ? folder : "";

    /// <summary>The descriptor with the link to its page.</summary>
    public static DiagnosticDescriptor Link(DiagnosticDescriptor descriptor, string folder) => folder.Length == 0
        ? descriptor
        : new DiagnosticDescriptor(
            descriptor.Id,
            descriptor.Title,
            descriptor.MessageFormat,
            descriptor.Category,
            descriptor.DefaultSeverity,
            descriptor.IsEnabledByDefault,
            descriptor.Description,
            $"{folder.TrimEnd('/')}/{descriptor.Id}.md",
            [.. descriptor.CustomTags]);
}
