using System.Diagnostics;
using System.Globalization;

namespace Hyperlane.Soak;

/// <summary>What the server used over time, and whether it stayed flat.</summary>
internal static class Curve
{
    private const double GrowthAllowed = 1.15;
    private const double MegabytesAllowed = 16;
    private const int HandlesAllowed = 40;

    public static async Task<List<Sample>> RecordAsync(ServerProcess server, Traffic traffic, CancellationToken end)
    {
        var samples = new List<Sample>();
        var watch = Stopwatch.StartNew();
        using var client = new HttpClient { BaseAddress = server.Url };
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(10));
        Console.WriteLine("| s | RSS MB | heap MB | handles | gen 2 | threads | requests | failures |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        try
        {
            while (await timer.WaitForNextTickAsync(end))
            {
                var stats = (await client.GetStringAsync(new Uri("/stats", UriKind.Relative), end)).Split(' ')
                    .Select(text => long.Parse(text, CultureInfo.InvariantCulture)).ToArray();
                var sample = new Sample(watch.Elapsed.TotalSeconds, server.Memory, stats[0] / 1048576.0, server.Handles, (int)stats[1],
                    (int)stats[2], traffic.Requests);
                samples.Add(sample);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"| {sample.Seconds:n0} | {sample.Memory:n0} | {sample.Heap:n1} | {sample.Handles} | {sample.Collections} | {sample.Threads} | {sample.Requests:n0} | {traffic.Failures} |"));
            }
        }
        catch (OperationCanceledException)
        {
            // The time is over.
        }

        return samples;
    }

    public static bool Judge(List<Sample> samples, Traffic traffic)
    {
        if (samples.Count < 10)
        {
            Console.WriteLine("Too short a run to judge.");
            return traffic.Failures == 0;
        }

        var fifth = samples.Count / 5;
        var (early, late) = (samples[fifth..(2 * fifth)], samples[^fifth..]);
        var isFlat = IsFlat("RSS", Median(early), Median(late), MegabytesAllowed)
            // Garbage is part of the heap of this moment, and its connections are among the handles. What leaks never goes again, so the
            // least number tells.
            & IsFlat("heap", early.Min(sample => sample.Heap), late.Min(sample => sample.Heap), MegabytesAllowed)
            & IsFlat("handles", early.Min(sample => sample.Handles), late.Min(sample => sample.Handles), HandlesAllowed);
        Console.WriteLine($"{traffic.Failures} failures{(traffic.FirstFailure is { } first ? $", the first: {first}" : "")}.");
        return isFlat && traffic.Failures == 0;
    }

    private static bool IsFlat(string name, double before, double after, double allowed)
    {
        var isFlat = after <= Math.Max(before * GrowthAllowed, before + allowed);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: {before:n1} early, {after:n1} late: {(isFlat ? "flat" : "it grows")}."));
        return isFlat;
    }

    private static double Median(List<Sample> samples) => samples.Select(sample => sample.Memory).Order().ElementAt(samples.Count / 2);
}
