using System.Globalization;

namespace Hyperlane.Benchmarks.Figures;

/// <summary>
/// What each middleware costs a request: CPU time of a hello world with it, and what that is above one without, beside ASP.NET Core's.
/// </summary>
internal sealed class LayersFigure(BenchmarkOptions options, HttpClient client, TextWriter output)
{
    private double _ours;
    private double _theirs;

    public static async Task RunAsync(BenchmarkOptions options, TextWriter output, CancellationToken stop)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        var figure = new LayersFigure(options, client, output);
        await output.WriteLineAsync("middleware: CPU µs per request, median (min–max); in brackets above the one without any");
        foreach (var layer in LayerCase.All)
        {
            await figure.CompareAsync(layer, stop);
        }
    }

    private async Task CompareAsync(LayerCase layer, CancellationToken stop)
    {
        await using var ours = await Server.StartAsync(ServerProgram.LayersHyperlane, stop, $"--Layer={layer.Name}");
        await using var theirs = layer.HasPeer
            ? await Server.StartAsync(ServerProgram.LayersAspNetCore, stop, $"--Layer={layer.Name}") : null;
        var ourHeaders = await PrepareAsync(ours, layer, stop);
        var theirHeaders = theirs is null ? [] : await PrepareAsync(theirs, layer, stop);
        var (own, other) = (new List<double>(), new List<double>());
        for (var round = 0; round < options.Rounds; round++)
        {
            own.Add(await MeasureAsync(ours, layer, ourHeaders, stop));
            if (theirs is not null)
            {
                other.Add(await MeasureAsync(theirs, layer, theirHeaders, stop));
            }
        }

        if (layer == LayerCase.All[0])
        {
            (_ours, _theirs) = (Spread.Of(own).Median, Spread.Of(other).Median);
        }

        var rest = theirs is null ? "" : string.Create(CultureInfo.InvariantCulture,
            $"; ASP.NET Core {Cell(other, _theirs)}, ratio {Spread.Of(own.Zip(other, (one, two) => one / two)).Median:0.00}");
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"middleware: {layer.Name,-18} {Cell(own, _ours)}{rest}"));
    }

    private static string Cell(List<double> values, double without)
    {
        var spread = Spread.Of(values);
        return string.Create(CultureInfo.InvariantCulture,
            $"{spread.Median:0.00} ({spread.Min:0.00}–{spread.Max:0.00}) [{spread.Median - without:+0.00;-0.00}]");
    }

    private async Task<string[]> PrepareAsync(Server server, LayerCase layer, CancellationToken stop)
    {
        var headers = await layer.FillAsync(client, server.Address, stop);
        await Wrk.RunAsync(new Uri(server.Address, layer.Path), null, options.Connections, 1, options.WarmupSeconds, stop, headers);
        return headers;
    }

    private async Task<double> MeasureAsync(Server server, LayerCase layer, string[] headers, CancellationToken stop)
    {
        var before = server.ProcessorTime;
        var summary = await Wrk.RunAsync(new Uri(server.Address, layer.Path), null, options.Connections, 1, options.Seconds, stop, headers);
        return summary.Errors.Length == 0
            ? (server.ProcessorTime - before).TotalMicroseconds / summary.Requests
            : throw new BenchmarkException($"{server.Name}, {layer.Name}: {summary.Errors}");
    }
}
