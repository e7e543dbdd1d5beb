using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hyperlane.Generator.Tests.Grid;

/// <summary>Calls the endpoints of a grid, and says where an answer is not what it has to be.</summary>
/// <param name="client">Who calls.</param>
internal sealed class GridCalls(HttpClient client)
{
    /// <summary>How many cells are called at once: an answer is waited for longer than it takes.</summary>
    private const int AtOnce = 4;

    private readonly ConcurrentBag<string> _wrong = [];
    private int _count;

    /// <summary>How many requests were sent.</summary>
    public int Count => _count;

    /// <summary>Calls all, and gives what is wrong.</summary>
    public async Task<IReadOnlyList<string>> CheckAsync(IEnumerable<GridCell> cells)
    {
        // Of some types there is nothing to compare.
        await Parallel.ForEachAsync(cells.Where(cell => cell.Type.Json.Length > 0), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (cell, _) => await CheckAsync(cell));
        return [.. _wrong.Order(StringComparer.Ordinal)];
    }

    private Task CheckAsync(GridCell cell)
        => cell.IsAnswer ? CheckAnswerAsync(cell)
            : cell.IsText ? CheckTextAsync(cell)
            : cell.Place == GridPlace.Body ? CheckBodyAsync(cell)
            : ExpectAsync(cell, Get(cell), cell.Type.Json, "as service");

    private static HttpRequestMessage Get(GridCell cell) => new(HttpMethod.Get, new Uri(cell.Path, UriKind.Relative));

    private async Task CheckAnswerAsync(GridCell cell)
    {
        // A string alone is text; one of many is an item of JSON.
        var isText = cell.Type.Code is "string" or "string?" && cell.Place != GridPlace.Stream;
        await ExpectAsync(cell, Get(cell), isText ? null : cell.Type.Json, "answer");
    }

    private async Task CheckTextAsync(GridCell cell)
    {
        if (cell.Type is { Texts.Length: 0, Members: { } members })
        {
            await ExpectAsync(cell, GridRequest.WithMembers(cell, members), cell.Type.Json, members);
            await RefuseAsync(cell, GridRequest.WithMembers(cell, members.Replace("=5", "=x", StringComparison.Ordinal)), "a=x");
            return;
        }

        if (cell.Type.Texts.Length == 0)
        {
            _wrong.Add($"{cell}: it compiles, and the grid knows no text for it.");
            return;
        }

        await ExpectAsync(cell, GridRequest.WithTexts(cell, cell.Type.Texts), cell.Type.Json, string.Join('|', cell.Type.Texts));
        foreach (var (text, json) in cell.Type.Others)
        {
            await ExpectAsync(cell, GridRequest.WithTexts(cell, [text]), json, text);
        }

        foreach (var bad in cell.Type.BadTexts)
        {
            await RefuseAsync(cell, GridRequest.WithTexts(cell, [bad]), bad);
        }

        if (cell.Place == GridPlace.Path)
        {
            return;
        }

        if (cell.Type.IsNullable || cell.Type.IsCollection)
        {
            await ExpectAsync(cell, GridRequest.WithTexts(cell, []), cell.Type.IsNullable ? "null" : cell.Type.Empty, "nothing");
        }
        else if (cell.Place != GridPlace.Class)
        {
            await RefuseAsync(cell, GridRequest.WithTexts(cell, []), "nothing");
        }
    }

    private async Task CheckBodyAsync(GridCell cell)
    {
        await ExpectAsync(cell, GridRequest.WithBody(cell, cell.Type.Json), cell.Type.Json, cell.Type.Json);
        foreach (var (text, json) in cell.Type.Others)
        {
            await ExpectAsync(cell, GridRequest.WithBody(cell, JsonSerializer.Serialize(text)), json, text);
        }

        foreach (var bad in cell.Type.BadJsons)
        {
            await RefuseAsync(cell, GridRequest.WithBody(cell, bad), bad);
        }

        if (cell.Type.IsNullable)
        {
            await ExpectAsync(cell, GridRequest.WithBody(cell, "null"), "null", "null");
        }
        else if (!cell.Type.Code.Contains("Json", StringComparison.Ordinal) && cell.Type.Code != "object")
        {
            await RefuseAsync(cell, GridRequest.WithBody(cell, "null"), "null");
        }
    }

    private async Task ExpectAsync(GridCell cell, HttpRequestMessage request, string? json, string what)
    {
        var (status, text) = await SendAsync(request);
        if (status != HttpStatusCode.OK)
        {
            _wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{cell} ({what}): {(int)status} {text}"));
        }
        else if (json is null ? text != "abc" : !JsonNode.DeepEquals(Parse(text), JsonNode.Parse(json)))
        {
            _wrong.Add($"{cell} ({what}): {text}, and not {json}");
        }
    }

    private async Task RefuseAsync(GridCell cell, HttpRequestMessage request, string what)
    {
        var (status, text) = await SendAsync(request);
        if (status != HttpStatusCode.BadRequest)
        {
            _wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{cell} ({what}): {(int)status} {text}, and not 400"));
        }
    }

    private async Task<(HttpStatusCode Status, string Text)> SendAsync(HttpRequestMessage request)
    {
        Interlocked.Increment(ref _count);
        using (request)
        {
            // An endpoint that never answers is one of those that are wrong.
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            try
            {
                using var response = await client.SendAsync(request, limit.Token);
                return (response.StatusCode, await response.Content.ReadAsStringAsync(limit.Token));
            }
            catch (OperationCanceledException)
            {
                return (default, $"no answer to {request.Method} {request.RequestUri}");
            }
        }
    }

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create($"no JSON: {text}");
        }
    }
}
