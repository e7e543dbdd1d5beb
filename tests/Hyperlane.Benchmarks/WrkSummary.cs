using System.Globalization;

namespace Hyperlane.Benchmarks;

/// <summary>What wrk saw, as benchmark.lua writes it.</summary>
/// <param name="Requests">How many were answered.</param>
/// <param name="Duration">For how long it asked.</param>
/// <param name="Longest">The longest that a client waited for an answer.</param>
/// <param name="Errors">What went wrong: "status=3 read=1", or nothing.</param>
internal sealed record WrkSummary(long Requests, TimeSpan Duration, TimeSpan Longest, string Errors)
{
    private const string Mark = "summary ";

    public static WrkSummary Parse(string output)
    {
        var line = output.Split('\n').FirstOrDefault(line => line.StartsWith(Mark, StringComparison.Ordinal))
            ?? throw new BenchmarkException($"wrk did not say what it measured:\n{output}");
        var counts = line[Mark.Length..].Split(' ').Select(pair => pair.Split('='))
            .ToDictionary(pair => pair[0], pair => long.Parse(pair[1], CultureInfo.InvariantCulture));
        if (!counts.Remove("requests", out var requests) || !counts.Remove("microseconds", out var microseconds)
            || !counts.Remove("longest", out var longest) || requests == 0)
        {
            throw new BenchmarkException($"wrk got no answers:\n{output}");
        }

        return new WrkSummary(
            requests,
            TimeSpan.FromMicroseconds(microseconds),
            TimeSpan.FromMicroseconds(longest),
            string.Join(' ', counts.Where(count => count.Value > 0).Select(count => $"{count.Key}={count.Value}")));
    }
}
