using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using DuckDB.NET.Data;

namespace Hyperlane.Soak.Sweep;

/// <summary>All functions of an engine.</summary>
internal static class FunctionList
{
    /// <summary>Those of DuckDB, as a DuckDB of the version in this tool has them: the service may refuse to list its own.</summary>
    public static List<Function> OfDuckDb()
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT DISTINCT function_name, function_type LIKE 'table%', CAST(to_json(CASE WHEN varargs IS NULL THEN parameter_types ELSE parameter_types || [varargs, varargs] END) AS VARCHAR)
            FROM duckdb_functions() WHERE function_type <> 'pragma' ORDER BY ALL
            """;
        using var rows = command.ExecuteReader();
        var list = new List<Function>();
        while (rows.Read())
        {
            list.Add(new Function(Quote(rows.GetString(0)), rows.GetBoolean(1), TypesOf(rows.GetString(2))));
        }

        return list;
    }

    /// <summary>Those that the reader of a service on PostgreSQL may call, as it says itself.</summary>
    public static async Task<List<Function>> OfPostgresAsync(HttpClient client)
    {
        const string sql = """
            SELECT proname::text, proretset, (SELECT coalesce(json_agg(format_type(type, NULL)), '[]') FROM unnest(proargtypes) AS type)::text
            FROM pg_proc WHERE prokind IN ('f', 'a', 'w') AND has_function_privilege(oid, 'EXECUTE') ORDER BY 1, 3
            """;
        using var answer = await client.PostAsJsonAsync(new Uri("/query", UriKind.Relative),
            new Dictionary<string, string> { ["sql"] = sql });
        answer.EnsureSuccessStatusCode();
        var table = JsonNode.Parse(await answer.Content.ReadAsStreamAsync())!;
        return [.. table["rows"]!.AsArray().Select(row => new Function(Quote((string)row![0]!), (bool)row[1]!, TypesOf((string)row[2]!)))];
    }

    /// <summary>Types from JSON; one that the engine does not name may be any.</summary>
    private static string[] TypesOf(string json) => [.. (JsonSerializer.Deserialize<string?[]>(json) ?? []).Select(type => type ?? "ANY")];

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
