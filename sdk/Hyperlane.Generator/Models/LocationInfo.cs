using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Hyperlane.Generator.Models;

/// <summary>A place in the source as plain data: a location of the compiler would hold on to the whole tree.</summary>
/// <param name="Path">The file.</param>
/// <param name="Span">The characters.</param>
/// <param name="Lines">The same as lines and columns.</param>
internal sealed record LocationInfo(string Path, TextSpan Span, LinePositionSpan Lines)
{
    public static LocationInfo? Of(Location? location) => location?.SourceTree is { } tree
        ? new LocationInfo(tree.FilePath, location.SourceSpan, location.GetLineSpan().Span)
        : null;

    public static LocationInfo? Of(SyntaxReference? reference) => Of(reference?.GetSyntax().GetLocation());

    public static LocationInfo? Of(ISymbol symbol) => Of(symbol.Locations.FirstOrDefault());
}
