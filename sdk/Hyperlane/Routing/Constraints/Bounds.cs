namespace Hyperlane.Routing.Constraints;

/// <summary>The numbers from <paramref name="Min"/> to <paramref name="Max"/>, both included.</summary>
internal readonly record struct Bounds(long Min, long Max)
{
    public bool Contains(long number) => number >= Min && number <= Max;

    public bool Overlaps(Bounds other) => Min <= other.Max && other.Min <= Max;
}
