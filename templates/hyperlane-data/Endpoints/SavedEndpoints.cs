using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Hyperlane.Data;

namespace HyperlaneData._1;

/// <summary>Queries and charts that were saved under a name. What they show is asked for anew each time.</summary>
public sealed class SavedEndpoints(
    ISavedViews saved, IDatasetStore store, Engine engine, ChartAnswers charts, DatasetChanges changes, DataSettings settings,
    TimeProvider time)
{
    /// <summary>How long a view may be, as JSON: its parameters and filters may be anything.</summary>
    private const int MaxLetters = 200_000;

    /// <summary>Lists all saved views, the oldest first.</summary>
    [Get("/saved")]
    public Task<IReadOnlyList<SavedView>> List() => saved.ListAsync();

    /// <summary>A saved view; its <c>ETag</c> is its version.</summary>
    [Get("/saved/{id}")]
    public async Task<SavedView?> Find(string id, HttpContext context) => Tagged(await saved.FindAsync(id), context);

    /// <summary>Saves a query or a chart under a name.</summary>
    /// <param name="content">What.</param>
    /// <param name="context">The request.</param>
    [Post("/saved")]
    public async Task<Created<SavedView>> Save(SavedViewContent content, HttpContext context)
    {
        var view = SavedView.Of(await CheckAsync(content, null), time.GetUtcNow().UtcDateTime);
        await saved.AddAsync(view);
        changes.Tell();
        return new Created<SavedView>($"/saved/{view.Id}", Tagged(view, context)!);
    }

    /// <summary>Changes a saved view. Its address stays.</summary>
    /// <param name="id">The view.</param>
    /// <param name="content">All of it, also what stays as it is.</param>
    /// <param name="context">The request.</param>
    /// <param name="match">The <c>ETag</c> of the version that is meant; another one is not changed (412).</param>
    [Put("/saved/{id}")]
    public async Task<SavedView?> Change(
        string id, SavedViewContent content, HttpContext context, [FromHeader(Name = "If-Match")] string? match = null)
    {
        if (await saved.FindAsync(id) is not { } before)
        {
            return null;
        }

        if (match is not null && match.Trim() != "*" && !match.Contains(before.Tag, StringComparison.Ordinal))
        {
            throw SavedView.Changed();
        }

        var view = before.With(await CheckAsync(content, before), time.GetUtcNow().UtcDateTime);
        await saved.ReplaceAsync(view);
        changes.Tell();
        return Tagged(view, context);
    }

    /// <summary>Removes a saved view. Its dataset stays.</summary>
    [Delete("/saved/{id}")]
    public async Task<NoContent?> Remove(string id)
    {
        if (!await saved.RemoveAsync(id))
        {
            return null;
        }

        changes.Tell();
        return new NoContent();
    }

    /// <summary>The rows that a saved view shows or draws, as they are now; in the format that <c>Accept</c> asks for.</summary>
    /// <param name="id">The view.</param>
    /// <param name="limit">How many rows at most.</param>
    [Get("/saved/{id}/rows")]
    public async Task<Result<Table>> Rows(string id, [Range(1, int.MaxValue)] int limit = 100)
    {
        if (await saved.FindAsync(id) is not { } view)
        {
            return Problem.NotFound($"There is no saved view {id}.");
        }

        if (view.Sql is { } sql)
        {
            var query = Sql.Of(new SqlQuery(sql, limit, view.Parameters));
            return Result.Of<Table>(new TableAnswer(engine, settings, query) { IsForeign = true, Limit = limit });
        }

        var dataset = await DatasetOfAsync(view);
        return Result.Of<Table>(new TableAnswer(engine, settings,
            Sql.Rows(engine.Dialect, dataset, FiltersOf(dataset, view.Filter), [], 0, limit)));
    }

    /// <summary>A saved chart as data, as it is now.</summary>
    /// <param name="id">The view.</param>
    /// <param name="context">The request.</param>
    /// <param name="width">Pixels from left to right, instead of those that were saved.</param>
    /// <param name="height">Pixels from bottom to top.</param>
    /// <param name="theme">Its colours.</param>
    [Get("/saved/{id}/chart")]
    public Task<IResult?> Plan(
        string id, HttpContext context, [Range(200, 4000)] int? width = null, [Range(150, 4000)] int? height = null,
        ChartTheme? theme = null)
        => DrawAsync(id, "json", context, width, height, theme);

    /// <summary>A saved chart as a picture, as it is now.</summary>
    /// <inheritdoc cref="Plan"/>
    [Get("/saved/{id}/chart.svg")]
    public Task<IResult?> Svg(
        string id, HttpContext context, [Range(200, 4000)] int? width = null, [Range(150, 4000)] int? height = null,
        ChartTheme? theme = null)
        => DrawAsync(id, "svg", context, width, height, theme);

    /// <summary>A saved chart as a picture, as it is now.</summary>
    /// <inheritdoc cref="Plan"/>
    [Get("/saved/{id}/chart.png")]
    public Task<IResult?> Png(
        string id, HttpContext context, [Range(200, 4000)] int? width = null, [Range(150, 4000)] int? height = null,
        ChartTheme? theme = null)
        => DrawAsync(id, "png", context, width, height, theme);

    private async Task<IResult?> DrawAsync(string id, string format, HttpContext context, int? width, int? height, ChartTheme? theme)
    {
        if (await saved.FindAsync(id) is not { Chart: { } asked } view)
        {
            return null;
        }

        var chart = asked with
        {
            Title = asked.Title ?? view.Name,
            Width = width ?? asked.Width,
            Height = height ?? asked.Height,
            Theme = theme ?? asked.Theme,
        };
        if (view.Sql is { } sql)
        {
            return await charts.AnswerAsync(new SqlChart(sql, chart, view.Parameters), format, context);
        }

        var dataset = await DatasetOfAsync(view);
        return await charts.AnswerAsync(dataset, FiltersOf(dataset, view.Filter), chart, format, context);
    }

    /// <summary>What is to be kept, with its name tidied.</summary>
    /// <exception cref="ProblemException">It shows nothing that there is.</exception>
    private async Task<SavedViewContent> CheckAsync(SavedViewContent content, SavedView? before)
    {
        var name = content.Name.Trim().Normalize();
        if (name.Length == 0 || name.Any(char.IsControl))
        {
            throw Wrong("name", name.Length == 0 ? "A name is missing." : "A name has no line breaks and no other control characters.");
        }

        if (content.Dataset is null && content.Sql is null)
        {
            throw Wrong("dataset", "Say which dataset to show, or by sql what to ask.");
        }

        if (content.Sql is not null && content.Filter is { Count: > 0 })
        {
            throw Wrong("filter", "Filters are for rows of a dataset. In SQL there is WHERE.");
        }

        if (content.Sql is null && content.Parameters is { Count: > 0 })
        {
            throw Wrong("parameters", "Parameters are for sql.");
        }

        if (JsonSerializer.Serialize(content, DataJson.Default.SavedViewContent).Length > MaxLetters)
        {
            throw Wrong("name", $"This is longer than {MaxLetters} characters of JSON.");
        }

        // A view whose dataset was deleted may still get another name.
        if (content.Dataset is { } id && id != before?.Dataset)
        {
            FiltersOf(await store.FindAsync(id) ?? throw Wrong("dataset", $"There is no dataset {id}."), content.Filter);
        }

        return content with { Name = name };
    }

    private async Task<Dataset> DatasetOfAsync(SavedView view)
        => await store.FindAsync(view.Dataset!) ?? throw new ProblemException(404, "The dataset of this view was deleted.");

    private static IReadOnlyList<Filter> FiltersOf(Dataset dataset, IReadOnlyList<string>? filters)
        => [.. (filters ?? []).Select(text => Filter.Parse(dataset, text))];

    private static ProblemException Wrong(string field, string reason) => new(Problem.Validation(field, reason));

    private static SavedView? Tagged(SavedView? view, HttpContext context)
    {
        context.Response.Headers["ETag"] = view?.Tag;
        return view;
    }
}
