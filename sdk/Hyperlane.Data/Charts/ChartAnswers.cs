using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.RateLimiting;

namespace Hyperlane.Data;

/// <summary>Charts as answers: as data for pages, as pictures for links. Both are made of the same plan.</summary>
public sealed class ChartAnswers(Engine engine, DataSettings settings) : IDisposable
{
    /// <summary>A picture of 4000 × 4000 is 64 MB while it is painted, so few are painted at a time.</summary>
    private readonly ConcurrencyLimiter _painting = new(
        new ConcurrencyLimiterOptions { PermitLimit = settings.ConcurrentCharts, QueueLimit = settings.WaitingQueries });

    /// <summary>A chart of a dataset as an answer. Unless the dataset changes, its chart does not: who has it already gets 304, and
    /// nothing is calculated.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="filters">Which of its rows.</param>
    /// <param name="chart">What to draw.</param>
    /// <param name="format">As which format: json, svg or png.</param>
    /// <param name="context">The request.</param>
    /// <exception cref="ProblemException">It cannot be drawn so.</exception>
    public async Task<IResult> AnswerAsync(Dataset dataset, IReadOnlyList<Filter> filters, ChartQuery chart, string format,
        HttpContext context)
    {
        var rows = Sql.Rows(engine.Dialect, dataset, filters);
        var asked = $"{dataset.Version} {format} {JsonSerializer.Serialize(chart, DataJson.Default.ChartQuery)} {rows.Text} {string.Join('\0', rows.Values)}";
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(asked)))[..20]}\"";
        context.Response.Headers["Cache-Control"] = "no-cache";
        var isKnown = context.Request.Headers["If-None-Match"]?.Contains(tag, StringComparison.Ordinal) == true;
        var stop = context.RequestAborted;
        return await AnswerAsync(() => Task.FromResult(new ChartSource(engine, rows, dataset.Columns, null, stop)), chart, format, isKnown,
            tag, stop);
    }

    /// <summary>A chart of what SQL answers.</summary>
    public Task<IResult> AnswerAsync(SqlChart asked, string format, HttpContext context)
    {
        var stop = context.RequestAborted;
        return AnswerAsync(() => ChartSource.OfAsync(engine, new SqlQuery(asked.Sql, null, asked.Parameters), Client.Of(context), stop),
            asked.Chart ?? new ChartQuery(), format, false, null, stop);
    }

    /// <inheritdoc />
    public void Dispose() => _painting.Dispose();

    private async Task<IResult> AnswerAsync(Func<Task<ChartSource>> source, ChartQuery chart, string format, bool isKnown, string? tag,
        CancellationToken stop)
    {
        var file = isKnown ? [] : await DrawAsync(await ChartPlanner.PlanAsync(await source(), chart), chart, format, stop);
        return new FileResult(file, format switch
        {
            "svg" => "image/svg+xml",
            "png" => "image/png",
            _ => "application/json"
        })
        { ETag = tag };
    }

    private async Task<byte[]> DrawAsync(ChartPlan plan, ChartQuery chart, string format, CancellationToken stop)
    {
        if (format == "json")
        {
            return JsonSerializer.SerializeToUtf8Bytes(plan, DataJson.Default.ChartPlan);
        }

        using var turn = await _painting.AcquireAsync(1, stop);
        return turn.IsAcquired
            ? await Task.Run(() => Draw(plan, chart, format), stop)
            : throw new ProblemException(503, "Too many charts are wanted at once. Try again in a moment.");
    }

    private static byte[] Draw(ChartPlan plan, ChartQuery chart, string format)
    {
        using ChartCanvas canvas = format == "svg" ? new SvgCanvas(chart.Width, chart.Height, plan.Title, plan.Description)
            : new PngCanvas(chart.Width, chart.Height);
        new ChartDrawing(plan, chart, canvas).Draw();
        return canvas.ToFile();
    }
}
