using System.Net;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>
/// SQL that ends a process, fills its memory, or never stops. It ends a worker at most: the service lives, and somebody
/// else's question is answered within a second.
/// </summary>
[Collection<DataTests>]
public sealed class HostileSqlTests(RunningShort running) : IClassFixture<RunningShort>, IAsyncDisposable
{
    private readonly DataApp _app = running.App;

    /// <summary>What takes too much of something.</summary>
    public static TheoryData<string> TooMuch =>
    [
        "SELECT json_structure(repeat('[',5000000)||repeat(']',5000000))",
        "SELECT damerau_levenshtein(repeat('a',60000), repeat('b',60000))",
        "SELECT levenshtein(repeat('a',200000), repeat('b',200000))",
        "SELECT length(repeat('x', 1000000000))",
        "SELECT repeat('x', 2000000000)",
        "SELECT repeat('x', 20000000)",
        "SELECT printf('%500000000d', 1)",
        "SELECT len(range(200000000))",
        "SELECT len(list_sort(range(100000000)))",
        "SELECT list(repeat(range::VARCHAR, 1000)) FROM range(10000000)",
        "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r",
    ];

    /// <summary>What would do something, or tell of the machine or of others.</summary>
    public static TheoryData<string> Refused =>
    [
        "SELECT * FROM enable_logging(storage='file', storage_config={'path':'scratch/logx'})",
        "SELECT * FROM enable_logging('QueryLog', storage='file', storage_path='scratch/evil')",
        "SELECT * FROM enable_logging(level='trace')",
        "SELECT * FROM \"enable_logging\"()",
        "SELECT * FROM main.Enable_Logging()",
        "FROM (SELECT 1), LATERAL (FROM disable_logging())",
        "WITH a AS (FROM truncate_duckdb_logs()) SELECT * FROM a",
        "SELECT (SELECT count(*) FROM checkpoint())",
        "SELECT * FROM force_checkpoint()",
        "SELECT * FROM enable_profiling()",
        "SELECT * FROM query('SELECT * FROM enable_logging()')",
        "SELECT * FROM query_table('eclipses')",
        "SELECT * FROM json_execute_serialized_sql(json_serialize_sql('SELECT 1'))",
        "SELECT write_log('forged')",
        "SELECT 'forged'.write_log()",
        "SELECT * FROM duckdb_logs",
        "SELECT * FROM duckdb_logs()",
        "SELECT path FROM duckdb_databases()",
        "SELECT path FROM duckdb_databases",
        "SELECT * FROM pragma_database_list",
        "SELECT * FROM duckdb_settings()",
        "SELECT * FROM pg_settings",
        "SELECT * FROM duckdb_extensions()",
        "SELECT * FROM duckdb_temporary_files()",
        "SELECT current_setting('temp_directory')",
        "SELECT current_setting('secret_' || 'directory')",
        "SELECT getenv('HOME')",
        "SHOW DATABASES",
        "SELECT sleep_ms(6000)",
        "SELECT pg_sleep(6)",
        "SELECT * FROM sqlite_scan('/etc/passwd', 'x')",
        "SELECT * FROM arrow_scan(1, 2, 3)",
    ];

    /// <summary>What is asked in earnest, and was answered with 500.</summary>
    public static TheoryData<string, string> Ordinary => new()
    {
        { $"SELECT {string.Join(" + ", Enumerable.Repeat("1", 300))} AS n", "[[300]]" },
        { $"SELECT {string.Concat(Enumerable.Repeat("NOT ", 100))}true AS n", "[[true]]" },
        { $"SELECT {string.Concat(Enumerable.Repeat("(SELECT ", 20))}1{new string(')', 20)} AS n", "[[1]]" },
        { $"SELECT {string.Concat(Enumerable.Range(0, 20).Select(i => $"CASE WHEN {i} = 20 THEN {i} ELSE "))}7{string.Concat(Enumerable.Repeat(" END", 20))} AS n", "[[7]]" },
        { "SELECT count(*) FROM eclipses WHERE \"Magnitude\" < 1e400", "[[224]]" },
        { "WITH eclipses AS (SELECT * FROM eclipses WHERE \"Type\" = 'Total') SELECT count(*) FROM eclipses", "[[68]]" },
        { "SELECT table_name FROM information_schema.tables", """[["eclipses"]]""" },
        { "SHOW TABLES", """[["eclipses"]]""" },
        { "SELECT current_setting('TimeZone') <> ''", "[[true]]" },
        { "SELECT 1; -- and no more", "[[1]]" },
    };

    [Theory]
    [MemberData(nameof(TooMuch))]
    public async Task What_takes_too_much_ends_its_worker_and_nobody_else(string sql)
    {
        var asking = _app.QueryAsync(sql);
        await Bystander.EnsureAnsweredAsync(_app);

        (await asking).ExpectProblem(422);

        await Bystander.EnsureAnsweredAsync(_app);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_may_not_be_called_is_refused_by_name(string sql)
    {
        var answer = await _app.QueryAsync(sql);

        answer.ExpectProblem(400, "sql");
        Assert.DoesNotContain(_app.Place.Folder, answer.Text, StringComparison.Ordinal);
        await Bystander.EnsureAnsweredAsync(_app);
    }

    [Theory]
    [MemberData(nameof(Ordinary))]
    public async Task What_is_deep_or_odd_is_answered(string sql, string rows) => Assert.Equal(rows, await _app.RowsAsync(sql));

    [Theory]
    [InlineData("SELECT * FROM eclipses WHERE \"Magnitude\" = ?", "sql")]
    [InlineData("SELECT $1, $name", "parameters.1", "parameters.name")]
    public async Task A_question_with_a_gap_is_a_mistake(string sql, params string[] fields)
    => (await _app.QueryAsync(sql)).ExpectProblem(400, fields);

    [Fact]
    public async Task A_name_that_is_nearly_right_is_told()
    {
        var answer = await _app.QueryAsync("SELECT * FROM eclipse");

        answer.ExpectProblem(400, "sql");
        Assert.Contains("Did you mean \"eclipses\"?", answer.Json["errors"]!["sql"]![0]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_that_NET_has_none_for_arrive_as_text()
    {
        const string sql = """
            SELECT TIME '24:00:00', DATE '12024-01-01', DATE '0044-03-15 (BC)', TIMESTAMP '294246-12-31 12:00:00', DATE 'infinity', TIMESTAMP '-infinity',
                INTERVAL '1 month', age(DATE '2026-01-01', DATE '2001-02-03'), union_value(a := 1), '101'::BIT, 170141183460469231731687303715884105727,
                99999999999999999999999999999999.123456::DECIMAL(38, 6), [INTERVAL '1 day'], {'a': TIME '24:00:00'}, MAP {'k': 1}, NULL
            """;

        Assert.Equal(
            """[["24:00:00","12024-01-01","0044-03-15 (BC)","294246-12-31T12:00:00","infinity","-infinity","P1M","P24Y10M26D","1","101","170141183460469231731687303715884105727","99999999999999999999999999999999.123456","[\"1 day\"]","{\"a\":\"24:00:00\"}","{\"k\":1}",null]]""",
            await _app.RowsAsync(sql));
        (await _app.QueryAsync("SELECT * FROM test_all_types()")).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("text/csv", HttpStatusCode.OK)]
    [InlineData("application/x-ndjson", HttpStatusCode.OK)]
    [InlineData("application/vnd.apache.arrow.stream", HttpStatusCode.UnprocessableContent)] // its numbers and dates end sooner
    [InlineData("application/vnd.apache.parquet", HttpStatusCode.UnprocessableContent)]
    public async Task Every_type_of_DuckDB_travels_or_is_refused(string format, HttpStatusCode status)
        => Assert.Equal(status, (await _app.QueryAsync("SELECT * FROM test_all_types()", format)).Status);

    [Fact]
    public async Task A_value_that_is_too_long_is_told_by_its_column()
    {
        var answer = await _app.QueryAsync("SELECT 1 AS one, repeat('x', 17000000) AS long");

        answer.ExpectProblem(422);
        Assert.Contains("\"long\"", answer.Json["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _app.EnsureWellAsync();
}
