using Hyperlane.Data;

namespace HyperlaneData._1;

/// <summary>Charts, of datasets and of what SQL answers.</summary>
public sealed class ChartEndpoints(IDatasetStore store, ChartAnswers charts)
{
    /// <summary>A chart as data: axes, marks and notes of what is left out. The page draws it; the pictures are made of the same.</summary>
    /// <param name="id">The dataset.</param>
    /// <param name="chart">What to draw.</param>
    /// <param name="context">The request: a client that has this chart already is told so.</param>
    /// <param name="filter">Conditions for the rows, as of <c>/rows</c>.</param>
    [Get("/datasets/{id}/chart")]
    public Task<IResult?> Plan(string id, [FromQuery] ChartQuery chart, HttpContext context, string[]? filter = null)
        => AnswerAsync(id, chart, filter, "json", context);

    /// <summary>Draws a dataset.</summary>
    /// <inheritdoc cref="Plan"/>
    [Get("/datasets/{id}/chart.svg")]
    public Task<IResult?> Svg(string id, [FromQuery] ChartQuery chart, HttpContext context, string[]? filter = null)
        => AnswerAsync(id, chart, filter, "svg", context);

    /// <summary>Draws a dataset.</summary>
    /// <inheritdoc cref="Plan"/>
    [Get("/datasets/{id}/chart.png")]
    public Task<IResult?> Png(string id, [FromQuery] ChartQuery chart, HttpContext context, string[]? filter = null)
        => AnswerAsync(id, chart, filter, "png", context);

    /// <summary>A chart of what one SELECT answers, as data.</summary>
    /// <param name="asked">The SELECT, and what to draw of its answer.</param>
    /// <param name="context">The request.</param>
    [Post("/query/chart")]
    public Task<IResult> OfQuery(SqlChart asked, HttpContext context) => charts.AnswerAsync(asked, "json", context);

    /// <summary>Draws what one SELECT answers.</summary>
    /// <inheritdoc cref="OfQuery"/>
    [Post("/query/chart.svg")]
    public Task<IResult> SvgOfQuery(SqlChart asked, HttpContext context) => charts.AnswerAsync(asked, "svg", context);

    /// <summary>Draws what one SELECT answers.</summary>
    /// <inheritdoc cref="OfQuery"/>
    [Post("/query/chart.png")]
    public Task<IResult> PngOfQuery(SqlChart asked, HttpContext context) => charts.AnswerAsync(asked, "png", context);

    private async Task<IResult?> AnswerAsync(string id, ChartQuery chart, string[]? filter, string format, HttpContext context)
        => await store.FindAsync(id) is { } dataset
            ? await charts.AnswerAsync(dataset, [.. (filter ?? []).Select(text => Filter.Parse(dataset, text))], chart, format,
                context) : null;
}
