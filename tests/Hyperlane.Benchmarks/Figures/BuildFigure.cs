using System.Globalization;

namespace Hyperlane.Benchmarks.Figures;

/// <summary>
/// What attribute routes add to the time of a build: of a project with ten endpoints and of one with a thousand, from
/// nothing and after an edit, and without the generator for comparison.
/// </summary>
internal static class BuildFigure
{
    private static readonly int[] Counts = [10, 100, 1000];

    public static async Task RunAsync(BenchmarkOptions options, TextWriter output, TextWriter progress, CancellationToken stop)
    {
        var costs = new Dictionary<int, double>();
        foreach (var count in Counts)
        {
            await progress.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Building {count} endpoints"));
            using var project = new BuildProject(count);
            await project.RestoreAsync(stop);
            var cold = await RepeatAsync(options.Rounds, () => project.BuildAsync(isGenerated: true, isCold: true, stop));
            var bare = await RepeatAsync(options.Rounds, () => project.BuildAsync(isGenerated: false, isCold: true, stop));
            costs[count] = cold.Median - bare.Median;
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"build: {count,5} endpoints, cold:             {Text(cold)}, without the generator {Text(bare)}, {costs[count] * 1000 / count:0.0} ms an endpoint"));

            // The compiler's server and the build's caches are warm, as while one works.
            await project.BuildAsync(isGenerated: true, isCold: false, stop);
            var edited = await RepeatAsync(options.Rounds, () =>
            {
                project.Edit();
                return project.BuildAsync(isGenerated: true, isCold: false, stop);
            });
            var untouched = await RepeatAsync(options.Rounds, () => project.BuildAsync(isGenerated: true, isCold: false, stop));
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"build: {count,5} endpoints, one class edited: {Text(edited)}, nothing edited {Text(untouched)}"));
        }

        var (least, most) = (Counts[0], Counts[^1]);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"build: from {least} to {most} endpoints each costs {(costs[most] - costs[least]) * 1000 / (most - least):0.0} ms."));
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

    private static string Text(Spread seconds)
        => string.Create(CultureInfo.InvariantCulture, $"{seconds.Median:0.00} s ({seconds.Min:0.00}–{seconds.Max:0.00})");
}
