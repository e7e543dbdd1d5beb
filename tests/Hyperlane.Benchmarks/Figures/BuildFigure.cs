using System.Globalization;

namespace Hyperlane.Benchmarks.Figures;

/// <summary>
/// What attribute routes add to the time of a build: of a project with ten endpoints and of one with a thousand, from
/// nothing and after an edit, beside one without endpoints and beside the same without the generator.
/// </summary>
internal static class BuildFigure
{
    private static readonly int[] Counts = [0, 10, 100, 1000];

    public static async Task RunAsync(BenchmarkOptions options, TextWriter output, TextWriter progress, CancellationToken stop)
    {
        var all = new List<Times>();
        foreach (var count in Counts)
        {
            await progress.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Building {count} endpoints"));
            var times = await MeasureAsync(count, options.Rounds, stop);
            all.Add(times);
            await output.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture,
                    $"build: {count,5} endpoints, cold:             {Text(times.Cold)}, without the generator {Text(times.Bare)}{Each(times, all[0], one => one.Cold)}"));
            await output.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture,
                    $"build: {count,5} endpoints, one class edited: {Text(times.Edited)}, nothing edited {Text(times.Untouched)}{Each(times, all[0], one => one.Edited)}"));
        }

        var (least, most) = (all[1], all[^1]);
        var cost = most.Cold.Median - most.Bare.Median - (least.Cold.Median - least.Bare.Median);
        await output.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture,
                $"build: from {least.Count} to {most.Count} endpoints the generator costs {cost * 1000 / (most.Count - least.Count):0.0} ms for each, cold."));
    }

    private static async Task<Times> MeasureAsync(int count, int rounds, CancellationToken stop)
    {
        using var project = new BuildProject(count);
        await project.RestoreAsync(stop);
        var cold = await RepeatAsync(rounds, () => project.BuildAsync(isGenerated: true, isCold: true, stop));
        var bare = await RepeatAsync(rounds, () => project.BuildAsync(isGenerated: false, isCold: true, stop));

        // The compiler's server and the build's caches are warm, as while one works.
        await project.BuildAsync(isGenerated: true, isCold: false, stop);
        var edited = await RepeatAsync(rounds, () =>
        {
            project.Edit();
            return project.BuildAsync(isGenerated: true, isCold: false, stop);
        });
        var untouched = await RepeatAsync(rounds, () => project.BuildAsync(isGenerated: true, isCold: false, stop));
        return new Times(count, cold, bare, edited, untouched);
    }

    private static async Task<Spread> RepeatAsync(int rounds, Func<Task<double>> build)
    {
        var seconds = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            seconds.Add(await build());
        }

        return Spread.Of(seconds);
    }

    /// <summary>What an endpoint costs, all that it is made of included, beside a project without any.</summary>
    private static string Each(Times times, Times none, Func<Times, Spread> what)
        => times.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture,
            $", {(what(times).Median - what(none).Median) * 1000 / times.Count:0.0} ms an endpoint");

    private static string Text(Spread seconds)
        => string.Create(CultureInfo.InvariantCulture, $"{seconds.Median:0.00} s ({seconds.Min:0.00}–{seconds.Max:0.00})");

    private sealed record Times(int Count, Spread Cold, Spread Bare, Spread Edited, Spread Untouched);
}
