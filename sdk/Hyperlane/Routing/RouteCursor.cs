namespace Hyperlane.Routing;

/// <summary>A route while the tree is built, and how far it is in.</summary>
/// <remarks>
/// Not a struct: what the tree's builder does with many of them would be compiled for that struct alone, each time an app starts.
/// </remarks>
internal sealed record RouteCursor<T>(Route<T> Route, ReadOnlyMemory<RoutePart> Rest)
{
    /// <summary>The next part, or null at the end of the route.</summary>
    public RoutePart? Next => Rest.IsEmpty ? null : Rest.Span[0];

    /// <summary>Behind the next part.</summary>
    public RouteCursor<T> Skip() => this with { Rest = Rest[1..] };

    /// <summary>Behind the next <paramref name="count"/> bytes, which are static text.</summary>
    public RouteCursor<T> Skip(int count)
    {
        var part = Rest.Span[0];
        return count == part.Text.Length
            ? Skip()
            : this with { Rest = (RoutePart[])[part with { Text = part.Text[count..] }, .. Rest.Span[1..]] };
    }
}
