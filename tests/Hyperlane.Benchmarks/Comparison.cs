namespace Hyperlane.Benchmarks;

/// <summary>All runs of one case, in pairs that ran right after each other.</summary>
internal sealed record Comparison(BenchmarkCase Case, IReadOnlyList<(Measurement Hyperlane, Measurement Other)> Pairs)
{
    public IEnumerable<string> Errors
        => Pairs.SelectMany(pair => new[] { (ServerProgram.Hyperlane.Name, pair.Hyperlane.Errors), (Case.Against.Name, pair.Other.Errors) })
            .Where(run => run.Errors.Length > 0)
            .Select(run => $"{Case.Name}, {run.Name}: {run.Errors}");
}
