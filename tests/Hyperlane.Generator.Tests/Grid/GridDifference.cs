namespace Hyperlane.Generator.Tests.Grid;

/// <summary>Where the OpenAPI document says something else than the server does.</summary>
/// <param name="Cell">The endpoint.</param>
/// <param name="What">What the document does with the value, where the server does the opposite.</param>
/// <param name="Json">The value.</param>
internal sealed record GridDifference(GridCell Cell, string What, string Json)
{
    private const string Clients = "what clients make of a schema, a type of their own, hangs on it; the server is more generous";

    private static readonly Dictionary<(string Type, string What, string Json), string> Reasons = new()
    {
        [("Sku", "accepts", "\"B1\"")] = "what an IParsable of the app takes, no schema can know",
        [("DateTime", "refuses", "\"2026-01-31T12:30:00\"")] = $"format date-time (RFC 3339) asks for seconds and an offset: {Clients}",
        [("DateTime", "refuses", "\"2026-01-31T12:30\"")] = $"format date-time (RFC 3339) asks for seconds and an offset: {Clients}",
        [("DateTime", "refuses", "\"2026-01-31\"")] = $"format date-time (RFC 3339) asks for a time: {Clients}",
        [("DateTimeOffset", "refuses", "\"2026-01-31T12:30\"")] = $"format date-time (RFC 3339) asks for seconds and an offset: {Clients}",
        [("TimeOnly", "refuses", "\"12:30\"")] = $"format time-local asks for seconds: {Clients}",
        [("DayOfWeek", "refuses", "\"friday\"")] = $"a list of names knows no case: {Clients}",
        [("Rights", "refuses", "\"write\"")] = $"a pattern knows no case: {Clients}",
    };

    /// <summary>Why it is so; null for what has to be mended.</summary>
    public string? Reason => Reasons.GetValueOrDefault((Cell.Type.Code.TrimEnd('?'), What, Json));

    /// <summary>All of them as a list: a line for each type and value, with the places.</summary>
    public static string List(IEnumerable<GridDifference> all)
        => string.Concat(all
            .GroupBy(one => (one.Cell.Type.Code, one.What, one.Json, one.Reason))
            .Select(same => $"- `{same.Key.Code}`: the document {same.Key.What} {same.Key.Json} ({string.Join(", ", same.Select(one => one.Cell.Place).Order())}): {same.Key.Reason ?? "NO REASON"}.\n")
            .Order(StringComparer.Ordinal));
}
