namespace Library;

/// <summary>Numbers, times and names of every kind.</summary>
public sealed record Measure(int Count, double Weight, Int128 Big, Half Half, Genre Genre, Money Price, DateTime At, string? Note = null)
{
    /// <summary>Follows from the others.</summary>
    public int Twice => Count * 2;

    /// <summary>A field, which JSON has only where the app says so.</summary>
    public int Raw = 7;
}
