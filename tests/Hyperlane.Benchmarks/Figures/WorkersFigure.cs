using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Hyperlane.Benchmarks.Figures;

/// <summary>
/// What the workers of hyperlane-data cost: the same questions asked of it and of a service with DuckDB inside, in turns.
/// </summary>
internal sealed class WorkersFigure((HttpClient Client, Server Server) service, (HttpClient Client, Server Server) inProcess,
    TextWriter output)
{
    /// <summary>Rows and columns of a million cells: whole numbers, floating-point numbers and texts.</summary>
    private const string Cells =
        "SELECT i AS a, i * 7 AS b, i % 13 AS c, i / 3.0::DOUBLE AS d, i * 0.25::DOUBLE AS e, 'text ' || i AS f, 'part ' || (i % 100) AS g, i + 1 AS h, i % 1000 AS k, (i % 7)::DOUBLE AS l FROM range(100000) t(i)";
    private const int Questions = 300;
    private const int Block = 30;
    private const int Exports = 15;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <param name="program">The program of a project of hyperlane-data, built for release.</param>
    /// <param name="output">Where the figures go.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task RunAsync(string? program, TextWriter output, CancellationToken stop)
    {
        if (program is null)
        {
            throw new BenchmarkException(
                "Which program? Make a project of hyperlane-data, build it for release, and name it: workers ../Data/bin/Release/net10.0/Data.dll");
        }

        var folder = Directory.CreateTempSubdirectory("hyperlane-workers-").FullName;
        try
        {
            await using var server = await Server.StartAsync(
                new ServerProgram("hyperlane-data", "", Path.GetFullPath(program), "") { UsesAllCores = true },
                stop,
                $"--Data:Folder={Path.Combine(folder, "storage")}",
                "--Logging:LogLevel:Hyperlane.Middleware=Warning");
            await using var other = await Server.StartAsync(ServerProgram.DataInProcess with { UsesAllCores = true }, stop);
            using var service = new HttpClient { BaseAddress = server.Address };
            using var inProcess = new HttpClient { BaseAddress = other.Address };
            await new WorkersFigure((service, server), (inProcess, other), output).RunAsync(stop);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task RunAsync(CancellationToken stop)
    {
        await CompareAsync("SELECT 1, asked with pauses", "SELECT 1", "application/json", Questions, 1, Pause, stop);
        await CompareAsync("SELECT 1, one after another", "SELECT 1", "application/json", Questions, Block, TimeSpan.Zero, stop);
        await CompareAsync("a million cells as JSON lines", Cells, "application/x-ndjson", Exports, 1, TimeSpan.Zero, stop);
        await CompareAsync("a million cells as CSV", Cells, "text/csv", Exports, 1, TimeSpan.Zero, stop);
    }

    /// <summary>Asks both in turns, a block of questions each time; what comes first is warm-up.</summary>
    private async Task CompareAsync(string name, string sql, string format, int count, int block, TimeSpan pause, CancellationToken stop)
    {
        var (ours, theirs) = (new Times(service), new Times(inProcess));
        for (var asked = -Math.Max(count / 5, block); asked < count; asked += block)
        {
            foreach (var times in (Times[])[ours, theirs])
            {
                var before = times.Of.Server.FamilyTime;
                for (var i = 0; i < block; i++)
                {
                    await Task.Delay(pause, stop);
                    times.Milliseconds.Add((await AskAsync(times.Of.Client, sql, format, stop)).TotalMilliseconds);
                }

                times.Processor += times.Of.Server.FamilyTime - before;
                if (asked < 0)
                {
                    times.Forget();
                }
            }
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"workers: {name}: {ours}, in process {theirs}; {ours.Median - theirs.Median:0.0} ms more, ratio {ours.Median / theirs.Median:0.00}, of the processors {ours.Processor / theirs.Processor:0.00}"));
    }

    /// <summary>How long the answers of one service took, and how much of the processors.</summary>
    private sealed class Times((HttpClient Client, Server Server) of)
    {
        public (HttpClient Client, Server Server) Of => of;

        public List<double> Milliseconds { get; } = [];

        public TimeSpan Processor { get; set; }

        public double Median => Spread.Of(Milliseconds).Median;

        public void Forget()
        {
            Milliseconds.Clear();
            Processor = TimeSpan.Zero;
        }

        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture,
            $"{Median:0.0} ms (p95 {Milliseconds.Order().ElementAt((int)(Milliseconds.Count * 0.95)):0.0}, CPU {Processor.TotalMilliseconds / Milliseconds.Count:0.0})");
    }

    private static async Task<TimeSpan> AskAsync(HttpClient client, string sql, string format, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/query")
        {
            Content = new StringContent(JsonSerializer.Serialize(new Dictionary<string, string> { ["sql"] = sql }), Encoding.UTF8,
                "application/json"),
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(format));
        var clock = Stopwatch.StartNew();
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
        await answer.EnsureSuccessStatusCode().Content.CopyToAsync(Stream.Null, stop);
        return clock.Elapsed;
    }
}
