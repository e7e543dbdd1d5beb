using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Hyperlane.Benchmarks.Figures;

/// <summary>
/// A gigabyte of CSV and one of Parquet in hyperlane-data and in DuckDB alone: loading, grouping, profile and histogram, 64 clients that
/// ask at once, and memory.
/// </summary>
internal sealed class DataFigure(HttpClient client, Server server, DuckDbAlone alone, TextWriter output)
{
    private const int Loads = 3;
    private const int Questions = 30;
    private const int Profiles = 3;
    private const int Clients = 64;
    private static readonly TimeSpan Rush = TimeSpan.FromSeconds(20);

    /// <param name="program">The program of a project of hyperlane-data, built for release.</param>
    /// <param name="output">Where the figures go.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task RunAsync(string? program, TextWriter output, CancellationToken stop)
    {
        if (program is null)
        {
            throw new BenchmarkException(
                "Which program? Make a project of hyperlane-data, build it for release, and name it: data ../Data/bin/Release/net10.0/Data.dll");
        }

        var folder = Directory.CreateTempSubdirectory("hyperlane-data-").FullName;
        try
        {
            using var alone = new DuckDbAlone(folder);
            alone.WriteCsv();
            alone.WriteParquet();
            await using var server = await Server.StartAsync(
                new ServerProgram("hyperlane-data", "", Path.GetFullPath(program), "") { UsesAllCores = true },
                stop,
                $"--Data:Folder={Path.Combine(folder, "storage")}",
                "--Logging:LogLevel:Hyperlane.Middleware=Warning");
            using var client = new HttpClient { BaseAddress = server.Address, Timeout = TimeSpan.FromMinutes(10) };
            await new DataFigure(client, server, alone, output).RunAsync(stop);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task RunAsync(CancellationToken stop)
    {
        await CompareParquetAsync(stop);
        var dataset = await CompareCsvAsync(stop);
        alone.Open();
        await CompareAsync("grouping it", Questions, () => AskAsync(dataset, stop), alone.Group);
        await CompareAsync("histogram of a column", Questions, () => ReadAsync($"{dataset}/chart?type=histogram&x=price", stop), alone.Histogram);
        await CompareAsync("profile of all columns (DuckDB alone: SUMMARIZE)", Profiles, () => ReadAsync($"{dataset}/profile", stop), alone.Summarize);
        await ShareAsync(dataset, stop);
        await SayAsync($"data: peak memory of the service {server.PeakMemory:0} MB");
    }

    private async Task<string> CompareCsvAsync(CancellationToken stop)
    {
        var dataset = "";
        var (whole, reading, plain, guessing) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < Loads; i++)
        {
            dataset = await LoadAsync(alone.Csv, dataset, whole, reading, stop);
            plain.Add(alone.LoadCsv(isByAllRows: true).TotalSeconds);
            guessing.Add(alone.LoadCsv(isByAllRows: false).TotalSeconds);
        }

        // What was loaded last stays for the questions.
        await SayAsync($"data: loading {new FileInfo(alone.Csv).Length / 1e9:0.00} GB of CSV: {Spread.Of(reading).Median:0.0} s once it has arrived ({Spread.Of(whole).Median:0.0} s with the upload), DuckDB alone, types by all rows, {Spread.Of(plain).Median:0.0} s, ratio {Ratio(reading, plain)}, by the first rows {Spread.Of(guessing).Median:0.0} s, ratio {Ratio(reading, guessing)}; peak memory {server.PeakMemory:0} MB");
        return dataset;
    }

    private async Task CompareParquetAsync(CancellationToken stop)
    {
        var dataset = "";
        var (whole, reading, plain) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < Loads; i++)
        {
            dataset = await LoadAsync(alone.Parquet, dataset, whole, reading, stop);
            plain.Add(alone.LoadParquet().TotalSeconds);
        }

        await DeleteAsync(dataset, stop);
        await SayAsync($"data: loading {new FileInfo(alone.Parquet).Length / 1e9:0.00} GB of Parquet: {Spread.Of(reading).Median:0.0} s once it has arrived ({Spread.Of(whole).Median:0.0} s with the upload), DuckDB alone {Spread.Of(plain).Median:0.0} s, ratio {Ratio(reading, plain)}; peak memory {server.PeakMemory:0} MB");
    }

    /// <summary>Loads a file in place of a dataset.</summary>
    /// <returns>The address of the new dataset.</returns>
    private async Task<string> LoadAsync(string file, string old, List<double> whole, List<double> reading, CancellationToken stop)
    {
        if (old.Length > 0)
        {
            await DeleteAsync(old, stop);
        }

        var clock = Stopwatch.StartNew();
        var address = $"/datasets?name=big&file={Path.GetFileName(file)}";
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StreamContent(File.OpenRead(file)) };
        request.Headers.Add("Prefer", "respond-async");
        using var accepted = (await client.SendAsync(request, stop)).EnsureSuccessStatusCode();
        var arrived = clock.Elapsed;
        var dataset = await WaitAsync(accepted.Headers.Location + "/events", stop);
        whole.Add(clock.Elapsed.TotalSeconds);
        reading.Add((clock.Elapsed - arrived).TotalSeconds);
        return dataset;
    }

    private async Task DeleteAsync(string dataset, CancellationToken stop)
        => (await client.DeleteAsync(dataset, stop)).EnsureSuccessStatusCode();

    /// <summary>Waits until a job is done.</summary>
    /// <returns>The address of the dataset.</returns>
    private async Task<string> WaitAsync(string events, CancellationToken stop)
    {
        using var reader = new StreamReader(await client.GetStreamAsync(events, stop));
        while (await reader.ReadLineAsync(stop) is { } line)
        {
            if (!line.StartsWith("data:", StringComparison.Ordinal))
            {
                continue;
            }

            using var job = JsonDocument.Parse(line[5..]);
            switch (job.RootElement.GetProperty("state").GetString())
            {
                case "done":
                    return "/datasets/" + job.RootElement.GetProperty("dataset").GetProperty("id").GetString();
                case "failed" or "cancelled":
                    throw new BenchmarkException(line);
            }
        }

        throw new BenchmarkException("The events of the job ended before the job.");
    }

    private async Task CompareAsync(string what, int times, Func<Task> ask, Func<TimeSpan> askAlone)
    {
        var (service, plain) = (new List<double>(), new List<double>());
        for (var i = -1; i < times; i++)
        {
            var clock = Stopwatch.StartNew();
            await ask();
            var took = clock.Elapsed.TotalMilliseconds;
            var took2 = askAlone().TotalMilliseconds;
            if (i >= 0) // what comes before is warm-up
            {
                service.Add(took);
                plain.Add(took2);
            }
        }

        await SayAsync($"data: {what}: {Spread.Of(service).Median:0.0} ms, DuckDB alone {Spread.Of(plain).Median:0.0} ms, ratio {Ratio(service, plain)}");
    }

    private async Task ReadAsync(string address, CancellationToken stop)
    {
        using var answer = await client.GetAsync(address, stop);
        await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(stop);
    }

    /// <summary>
    /// Many ask at once, each again as soon as it is answered; meanwhile somebody wants to know whether the service is well.
    /// </summary>
    private async Task ShareAsync(string dataset, CancellationToken stop)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        over.CancelAfter(Rush);
        var (answers, waits, health) = (new int[Clients], new double[Clients], new List<double>());
        var asking = Enumerable.Range(0, Clients).Select(async i =>
        {
            while (!over.IsCancellationRequested)
            {
                var clock = Stopwatch.StartNew();
                await AskAsync(dataset, stop);
                answers[i]++;
                waits[i] = Math.Max(waits[i], clock.Elapsed.TotalSeconds);
            }
        }).ToList();
        while (!over.IsCancellationRequested)
        {
            var clock = Stopwatch.StartNew();
            await client.GetStringAsync("/health", stop);
            health.Add(clock.Elapsed.TotalMilliseconds);
            await Task.Delay(20, stop);
        }

        await Task.WhenAll(asking);
        await SayAsync($"data: {Clients} who ask at once: {answers.Sum() / Rush.TotalSeconds:0.0} answers/s, {answers.Min()} to {answers.Max()} answers each, longest wait {waits.Max():0.0} s; health meanwhile: median {Spread.Of(health).Median:0.0} ms, longest {health.Max():0.0} ms of {health.Count}");
    }

    private async Task AskAsync(string dataset, CancellationToken stop)
    {
        using var question = new StringContent(
            """{"groupBy":["region"],"measures":[{"function":"sum","column":"price"},{"function":"count"}]}""", Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync($"{dataset}/aggregate", question, stop);
        var table = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(stop);
        if (table.GetProperty("rows").GetArrayLength() != DuckDbAlone.Regions)
        {
            throw new BenchmarkException("A region is missing.");
        }
    }

    private static string Ratio(List<double> ours, List<double> theirs)
    {
        var ratio = Spread.Of(ours.Zip(theirs, (one, other) => one / other));
        return string.Create(CultureInfo.InvariantCulture, $"{ratio.Median:0.00} ({ratio.Min:0.00} to {ratio.Max:0.00})");
    }

    private Task SayAsync(FormattableString text) => output.WriteLineAsync(text.ToString(CultureInfo.InvariantCulture));
}
