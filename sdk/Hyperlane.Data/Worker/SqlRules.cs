using System.Text.Json;
using System.Text.RegularExpressions;

namespace Hyperlane.Data;

/// <summary>
/// What somebody's SQL may call. DuckDB has functions that read files, change settings or tell of the machine, and a SELECT
/// may name them. Its own parser tells which ones a question names: those that make tables are allowed by name, so that a
/// new one is refused until somebody has looked at it; a few others are refused by name.
/// </summary>
internal static partial class SqlRules
{
    /// <summary>The functions that may stand after FROM.</summary>
    public static readonly IReadOnlySet<string> TableFunctions = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "range", "generate_series", "unnest", "repeat", "repeat_row", "json_each", "json_tree", "summary", "histogram", "histogram_values",
        "duckdb_columns", "duckdb_functions", "duckdb_keywords", "duckdb_tables", "duckdb_types", "duckdb_views", "pragma_version",
        "icu_calendar_names", "pg_timezone_names", "test_all_types",
    };

    /// <summary>The functions that may stand nowhere.</summary>
    public static readonly IReadOnlySet<string> Refused = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "getenv", "query", "query_table", "json_execute_serialized_sql", "write_log", "sleep_ms", "pg_sleep", "pg_sleep_for", "pg_sleep_until",
        "setseed", "nextval", "currval", "current_query", "stats", "parse_duckdb_log_message",
    };

    /// <summary>The settings that may be asked for: they tell nothing of the machine.</summary>
    private static readonly HashSet<string> Settings = new(StringComparer.OrdinalIgnoreCase)
    {
        "timezone", "calendar", "default_null_order", "default_order", "default_collation", "enable_external_access", "integer_division",
        "lock_configuration", "max_expression_depth", "schema", "search_path",
    };

    /// <summary>How the names of those begin that list all tables.</summary>
    private static readonly string[] ListsOfTables = ["duckdb_", "information_schema", "pg_", "sqlite_"];

    /// <summary>Tables of DuckDB's own that tell where files are.</summary>
    private static readonly HashSet<string> RefusedTables = new(StringComparer.OrdinalIgnoreCase)
    {
        "duckdb_databases", "duckdb_logs", "pragma_database_list", "pg_settings", "pg_database", "pg_tablespace",
    };

    /// <summary>Makes sure that SQL is one SELECT, and calls only what it may.</summary>
    /// <param name="sql">The SQL.</param>
    /// <param name="tree">What DuckDB's json_serialize_sql makes of it.</param>
    /// <returns>The tables that it names.</returns>
    /// <exception cref="ProblemException">It is something else.</exception>
    public static TableNames Check(string sql, string tree)
    {
        // DuckDB writes 1e400 as Infinity, which is no JSON. In a text that looks so nothing is lost: names of tables do not.
        using var parsed = JsonDocument.Parse(NoNumberPattern().Replace(tree, ":0"), new JsonDocumentOptions { MaxDepth = int.MaxValue });
        var root = parsed.RootElement;
        if (root.GetProperty("error").GetBoolean())
        {
            var error = EngineError.OfParser(root);
            throw SqlMistake.Of(error.Message.Contains("Only SELECT", StringComparison.Ordinal) ? SqlMistake.OnlySelect : error.Message,
                sql, error.IndexIn(sql));
        }

        if (!root.TryGetProperty("statements", out var statements) || statements.GetArrayLength() != 1)
        {
            throw SqlMistake.NotOne(sql);
        }

        return Walk(statements[0]);
    }

    /// <summary>Without recursion, as the tree may be deeper than the stack.</summary>
    private static TableNames Walk(JsonElement statement)
    {
        var (names, common) = (new HashSet<string>(StringComparer.OrdinalIgnoreCase),
            new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        var isOfAll = false;
        var waiting = new Stack<JsonElement>([statement]);
        while (waiting.TryPop(out var element))
        {
            if (element.ValueKind == JsonValueKind.Object)
            {
                switch (Text(element, "type"))
                {
                    case "TABLE_FUNCTION":
                        isOfAll |= IsListOfTables(CheckTableFunction(element));
                        break;
                    case "SHOW_REF":
                        CheckShow(element);
                        isOfAll |= !element.TryGetProperty("query", out _);
                        break;
                    case "BASE_TABLE":
                        AddNames(element, names);
                        break;
                }

                CheckFunction(element);
                if (element.TryGetProperty("cte_map", out var map) && map.TryGetProperty("map", out var entries))
                {
                    common.UnionWith(entries.EnumerateArray().Select(entry => Text(entry, "key")!));
                }

                foreach (var property in element.EnumerateObject())
                {
                    Push(waiting, property.Value);
                }
            }
            else
            {
                foreach (var item in element.EnumerateArray())
                {
                    Push(waiting, item);
                }
            }
        }

        if (names.Except(common).FirstOrDefault(RefusedTables.Contains) is { } refused)
        {
            throw SqlMistake.Of($"{refused} may not be asked for: it tells of the machine.");
        }

        return new TableNames([.. names], [.. common], isOfAll || names.Any(IsListOfTables));
    }

    private static void Push(Stack<JsonElement> waiting, JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
        {
            waiting.Push(value);
        }
    }

    private static void AddNames(JsonElement table, HashSet<string> names)
    {
        foreach (var part in (string[])["table_name", "schema_name", "catalog_name"])
        {
            if (Text(table, part) is { Length: > 0 } name)
            {
                names.Add(name);
            }
        }
    }

    private static bool IsListOfTables(string name)
        => ListsOfTables.Any(list => name.StartsWith(list, StringComparison.OrdinalIgnoreCase));

    private static string CheckTableFunction(JsonElement table)
    {
        var name = table.TryGetProperty("function", out var function) ? Text(function, "function_name") ?? "" : "";
        if (!TableFunctions.Contains(name))
        {
            throw SqlMistake.Of($"{name} may not be called: only {string.Join(", ", TableFunctions.Take(8))} and a few others may stand after FROM.");
        }

        return name;
    }

    private static void CheckShow(JsonElement show)
    {
        if (Text(show, "table_name")?.Trim('"') is { Length: > 0 } what && what is not ("tables" or "__show_tables_expanded"))
        {
            throw SqlMistake.Of("Only SHOW TABLES and DESCRIBE tell what there is.");
        }
    }

    private static void CheckFunction(JsonElement element)
    {
        if (Text(element, "function_name") is not { } name)
        {
            return;
        }

        if (Refused.Contains(name))
        {
            throw SqlMistake.Of($"{name} may not be called.");
        }

        if (name.Equals("current_setting", StringComparison.OrdinalIgnoreCase) && !Settings.Contains(ConstantOf(element) ?? ""))
        {
            throw SqlMistake.Of($"This setting may not be asked for. These may: {string.Join(", ", Settings)}.");
        }
    }

    private static string? ConstantOf(JsonElement function)
        => function.TryGetProperty("children", out var arguments) && arguments.GetArrayLength() == 1
            && arguments[0].TryGetProperty("value", out var constant) && constant.ValueKind == JsonValueKind.Object
            && constant.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? Text(JsonElement element, string name)
        => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    [GeneratedRegex(":-?(?:Infinity|NaN|inf|nan)(?=[,}])", RegexOptions.IgnoreCase)]
    private static partial Regex NoNumberPattern();
}
