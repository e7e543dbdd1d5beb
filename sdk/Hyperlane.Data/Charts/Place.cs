namespace Hyperlane.Data;

/// <summary>A place along an axis, and its name.</summary>
internal readonly record struct Place(double From, double To, string Name)
{
    /// <summary>Its middle.</summary>
    public double Middle => (From + To) / 2;
}
