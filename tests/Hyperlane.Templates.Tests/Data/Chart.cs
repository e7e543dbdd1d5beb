using System.Net;
using System.Text.Json.Nodes;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>A chart as the service tells it: its plan of marks.</summary>
public sealed class Chart(JsonNode plan)
{
    /// <summary>What is left out or put together.</summary>
    public IReadOnlyList<string> Notes => [.. plan["notes"]!.AsArray().Select(note => note!.GetValue<string>())];

    /// <summary>What is to be seen, in words.</summary>
    public string Description => plan["description"]!.GetValue<string>();

    /// <summary>The plan as JSON.</summary>
    public JsonNode Json => plan;

    /// <summary>Bars and cells, of all small multiples: from, to, low, high, and their number.</summary>
    public IReadOnlyList<(double X1, double X2, double Y1, double Y2, double Value)> Rects
        => [.. Marks("rects").Select(rect =>
            (Number(rect, "x1"), Number(rect, "x2"), Number(rect, "y1"), Number(rect, "y2"), Number(rect, "value")))];

    /// <summary>What bars and cells say.</summary>
    public IReadOnlyList<string> Texts => [.. Marks("rects").Select(rect => rect["text"]!.GetValue<string>())];

    /// <summary>The heights of the first line; null where it has a gap.</summary>
    public IReadOnlyList<double?> Line => [.. Marks("lines").First()["points"]!.AsArray().Select(point => (double?)point!["y"])];

    /// <summary>The small multiples' names.</summary>
    public IReadOnlyList<string?> Panels => [.. plan["panels"]!.AsArray().Select(panel => (string?)panel!["name"])];

    /// <summary>The names that colours have.</summary>
    public IReadOnlyList<string> Legend => [.. plan["legend"]!["series"]!.AsArray().Select(series => series!["name"]!.GetValue<string>())];

    /// <summary>Asks for one.</summary>
    public static async Task<Chart> OfAsync(DataApp app, string dataset, string query)
        => new((await app.GetAsync($"{await app.AddressAsync(dataset)}/chart?{query}")).Expect(HttpStatusCode.OK));

    /// <summary>Marks of a kind.</summary>
    public IEnumerable<JsonNode> Marks(string kind)
        => plan["panels"]!.AsArray().SelectMany(panel => panel![kind]!.AsArray()).Select(mark => mark!);

    /// <summary>What stands along an axis.</summary>
    public IReadOnlyList<string> Ticks(string axis)
        => [.. plan[axis]!["ticks"]!.AsArray().Select(tick => tick!["text"]!.GetValue<string>())];

    private static double Number(JsonNode mark, string name) => (double)mark[name]!;
}
