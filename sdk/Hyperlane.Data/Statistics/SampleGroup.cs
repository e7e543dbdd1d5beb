namespace Hyperlane.Data;

/// <summary>The rows of a sample that have one value in the column they are compared by.</summary>
internal sealed record SampleGroup(string Name, long Count, double Mean, double Deviation)
{
    public double Variance => Deviation * Deviation;

    public double Error => Deviation / Math.Sqrt(Count);
}
