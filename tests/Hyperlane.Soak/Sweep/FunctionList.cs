using System.Net.Http.Json;
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
            SELECT function_name, bool_or(function_type LIKE 'table%'), min(len(parameters)), max(CASE WHEN varargs IS NULL THEN len(parameters) ELSE len(parameters) + 2 END)
            FROM duckdb_functions() WHERE function_type <> 'pragma' GROUP BY 1 ORDER BY 1
            """;
        using var rows = command.ExecuteReader();
        var list = new List<Function>();
        while (rows.Read())
        {
            list.Add(new Function(Quote(rows.GetString(0)), rows.GetBoolean(1), (int)rows.GetInt64(2), (int)rows.GetInt64(3)));
        }

        return list;
    }

    /// <summary>Those that the reader of a service on PostgreSQL may call, as it says itself.</summary>
    public static async Task<List<Function>> OfPostgresAsync(HttpClient client)
    {
        const string sql = """
            SELECT proname::text, bool_or(proretset), min(pronargs - pronargdefaults)::int, max(CASE WHEN provariadic = 0 THEN pronargs ELSE pronargs + 2 END)::int
            FROM pg_proc WHERE prokind IN ('f', 'a', 'w') AND has_function_privilege(oid, 'EXECUTE') GROUP BY 1 ORDER BY 1
            """;
        using var answer = await client.PostAsJsonAsync(new Uri("/query", UriKind.Relative), new Dictionary<string, string> { ["sql"] = sql });
        answer.EnsureSuccessStatusCode();
        var table = JsonNode.Parse(await answer.Content.ReadAsStreamAsync())!;
        return [.. table["rows"]!.AsArray().Select(row => new Function(Quote((string)row![0]!), (bool)row[1]!, (int)row[2]!, (int)row[3]!))];
    }

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
