using System.Text.Json;

namespace Hyperlane.Data;

/// <summary>SQL with its values.</summary>
/// <param name="Sql">One SELECT.</param>
/// <param name="Values">What <c>$1</c>, <c>$2</c> are, after the parameters.</param>
/// <param name="MaxRows">After how many rows to end.</param>
/// <param name="Client">Which client wrote it: then no other one shares its DuckDB. Null where the service asks.</param>
/// <param name="Text">As which text the rows are wanted; null for values.</param>
/// <param name="Parameters">What <c>$1</c>, <c>$2</c> are, where a client has named values: each of its own type.</param>
internal sealed record Question(string Sql, IReadOnlyList<string> Values, int MaxRows, string? Client, TextFormat? Text,
    IReadOnlyList<JsonElement>? Parameters = null);
