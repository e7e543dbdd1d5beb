using System.Net;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>
/// All functions of DuckDB that could do more than calculate. A new version with new ones fails here, until somebody has
/// looked at them.
/// </summary>
[Collection<DataTests>]
public sealed class DuckDbFunctionTests(GeneratedData data)
{
    /// <summary>What may stand after FROM.</summary>
    private static readonly string[] Allowed =
    [
        "duckdb_columns", "duckdb_functions", "duckdb_keywords", "duckdb_tables", "duckdb_types", "duckdb_views", "generate_series",
        "histogram", "histogram_values", "icu_calendar_names", "json_each", "json_tree", "pg_timezone_names", "pragma_version", "range",
        "repeat", "repeat_row", "summary", "test_all_types", "unnest",
    ];

    /// <summary>What may not: it reads files, changes settings, tells of the machine, or runs other SQL.</summary>
    private static readonly string[] Refused =
    [
        "arrow_scan", "arrow_scan_dumb", "check_peg_parser", "checkpoint", "disable_logging", "disable_peg_parser", "disable_profiling",
        "duckdb_approx_database_count", "duckdb_connection_count", "duckdb_constraints", "duckdb_coordinate_systems", "duckdb_databases",
        "duckdb_dependencies", "duckdb_extensions", "duckdb_external_file_cache", "duckdb_indexes", "duckdb_log_contexts", "duckdb_logs",
        "duckdb_logs_parsed", "duckdb_memory", "duckdb_optimizers", "duckdb_prepared_statements", "duckdb_profiling_settings",
        "duckdb_schemas", "duckdb_secret_types", "duckdb_secrets", "duckdb_sequences", "duckdb_settings", "duckdb_table_sample",
        "duckdb_temporary_files", "duckdb_variables", "enable_logging", "enable_peg_parser", "enable_profiling", "force_checkpoint",
        "glob", "json_execute_serialized_sql", "parquet_bloom_probe", "parquet_file_metadata", "parquet_full_metadata",
        "parquet_kv_metadata", "parquet_metadata", "parquet_scan", "parquet_schema", "pragma_collations", "pragma_database_size",
        "pragma_metadata_info", "pragma_platform", "pragma_show", "pragma_storage_info", "pragma_table_info", "pragma_user_agent",
        "query", "query_table", "read_blob", "read_csv", "read_csv_auto", "read_duckdb", "read_json", "read_json_auto",
        "read_json_objects", "read_json_objects_auto", "read_ndjson", "read_ndjson_auto", "read_ndjson_objects", "read_parquet",
        "read_text", "seq_scan", "sniff_csv", "sql_auto_complete", "test_vector_types", "truncate_duckdb_logs", "which_secret",
    ];

    /// <summary>What has side effects, says DuckDB, and stands elsewhere: harmless, or refused by name.</summary>
    private static readonly string[] Harmless =
        ["current_connection_id", "current_query_id", "current_transaction_id", "error", "gen_random_uuid", "random", "uuid", "uuidv4", "uuidv7"];

    private static readonly string[] RefusedByName = ["current_query", "currval", "nextval", "setseed", "sleep_ms", "stats", "write_log"];

    [Fact]
    public async Task Each_that_makes_a_table_is_allowed_or_refused()
    {
        var app = await data.OnAsync("duckdb");
        var all = await NamesAsync(app, "function_type IN ('table', 'table_macro')");

        Assert.Equal(Allowed.Concat(Refused).Order(StringComparer.Ordinal), all);
        foreach (var name in all)
        {
            var answer = await app.QueryAsync($"SELECT * FROM \"{name}\"()");
            var isRefused = answer.Status == HttpStatusCode.BadRequest
                && answer.Text.Contains("may not be called", StringComparison.Ordinal);
            Assert.True(isRefused == Refused.Contains(name), $"{name}: {answer.Text}");
        }
    }

    [Fact]
    public async Task Each_with_side_effects_is_harmless_or_refused()
    {
        var app = await data.OnAsync("duckdb");

        Assert.Equal(
            Harmless.Concat(RefusedByName).Order(StringComparer.Ordinal),
            await NamesAsync(app, "has_side_effects AND function_type NOT IN ('table', 'table_macro', 'pragma')"));
        foreach (var name in RefusedByName)
        {
            Assert.Contains("may not be called", (await app.QueryAsync($"SELECT {name}()")).Text, StringComparison.Ordinal);
        }
    }

    private static async Task<string[]> NamesAsync(DataApp app, string which)
    {
        var table = (await app.QueryAsync($"SELECT DISTINCT function_name FROM duckdb_functions() WHERE {which}")).Expect(
            HttpStatusCode.OK);
        return [.. table["rows"]!.AsArray().Select(row => row![0]!.GetValue<string>()).Order(StringComparer.Ordinal)];
    }
}
