using System.Collections.Immutable;
using System.Globalization;
using Hyperlane.Generator.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hyperlane.Generator.Checking;

/// <summary>Makes the compiler's diagnostics of what was found.</summary>
internal static class Reporting
{
    /// <summary>
    /// The diagnostic at its place in the tree, where #pragma and code fixes can find it; what its message speaks of goes along for the
    /// fixes, numbered.
    /// </summary>
    public static Diagnostic Create(DiagnosticDescriptor descriptor, LocationInfo? location, Compilation compilation,
        AnalyzerOptions options, string[] arguments, params LocationInfo?[] others)
    {
        var properties = arguments.Select((text, i) => new KeyValuePair<string, string?>(i.ToString(CultureInfo.InvariantCulture), text))
            .ToImmutableDictionary();
        var places = others.Select(other => Place(other, compilation)).Where(place => place is not null);
        var linked = HelpLinks.Link(descriptor, HelpLinks.Folder(options.AnalyzerConfigOptionsProvider.GlobalOptions));
        return Diagnostic.Create(linked, Place(location, compilation), places!, properties, [.. arguments]);
    }

    /// <summary>The diagnostic for a generator, which has no tree at hand.</summary>
    public static Diagnostic Create(DiagnosticInfo found, string pages)
        => Diagnostic.Create(HelpLinks.Link(Diagnostics.All[found.Id], pages),
            found.Location is { } place ? Location.Create(place.Path, place.Span, place.Lines) : null, [.. found.Arguments]);

    private static Location? Place(LocationInfo? location, Compilation compilation)
        => location is not null && compilation.SyntaxTrees.FirstOrDefault(tree => tree.FilePath == location.Path) is { } tree
            ? Location.Create(tree, location.Span)
            : null;
}
