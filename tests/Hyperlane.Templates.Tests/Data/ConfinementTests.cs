namespace Hyperlane.Templates.Tests.Data;

/// <summary>SQL that would do more than read the datasets.</summary>
[Collection<DataTests>]
public sealed class ConfinementTests(GeneratedData data) : IAsyncDisposable
{
    public static TheoryData<string> OnDuckDb =>
    [
        "INSERT INTO eclipses SELECT * FROM eclipses",
        "UPDATE eclipses SET \"Type\" = 'Total'",
        "DELETE FROM eclipses",
        "DROP VIEW eclipses",
        "CREATE TABLE mine AS SELECT 1",
        "CREATE TEMP TABLE mine AS SELECT 1",
        "CREATE OR REPLACE VIEW eclipses AS SELECT 1",
        "CREATE MACRO f(x) AS x",
        "COPY eclipses TO '/tmp/stolen.csv'",
        "COPY (SELECT 1) TO '/tmp/stolen.csv'",
        "EXPORT DATABASE '/tmp/stolen'",
        "ATTACH '/tmp/other.duckdb'",
        "DETACH memory",
        "USE memory",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "SET memory_limit = '100GB'",
        "RESET lock_configuration",
        "PRAGMA enable_progress_bar",
        "CALL force_checkpoint()",
        "CHECKPOINT",
        "BEGIN",
        "VACUUM",
        "EXPLAIN ANALYZE DELETE FROM eclipses",
        "PREPARE p AS SELECT 1",
        "SELECT 1; SELECT 2",
        "SELECT 1; DROP VIEW eclipses",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM read_blob('/etc/passwd')",
        "SELECT * FROM read_json('/etc/passwd')",
        "SELECT * FROM read_parquet('http://127.0.0.1:1/x.parquet')",
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM 'https://127.0.0.1:1/x.csv'",
        "SELECT * FROM glob('/etc/*')",
        "SELECT * FROM sniff_csv('/etc/passwd')",
        "SELECT * FROM parquet_metadata('/etc/passwd')",
        "SELECT * FROM duckdb_secrets()",
        "SELECT * FROM query('DROP VIEW eclipses')",
        "SELECT * FROM query('COPY eclipses TO ''/tmp/stolen.csv''')",
        "SELECT getenv('PATH')",
        "WITH gone AS (DELETE FROM eclipses RETURNING *) SELECT * FROM gone",
    ];

    public static TheoryData<string> OnPostgres =>
    [
        "INSERT INTO eclipses SELECT * FROM eclipses",
        "UPDATE eclipses SET \"Type\" = 'Total'",
        "DELETE FROM eclipses",
        "TRUNCATE eclipses",
        "DROP TABLE eclipses",
        "ALTER TABLE eclipses RENAME TO mine",
        "CREATE TABLE mine AS SELECT 1",
        "CREATE TEMP TABLE mine AS SELECT 1",
        "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "SELECT * INTO mine FROM eclipses",
        "SELECT * INTO TEMP mine FROM eclipses",
        "COPY eclipses TO '/tmp/stolen.csv'",
        "COPY eclipses TO STDOUT",
        "COPY eclipses TO PROGRAM 'cat'",
        "DO $$ BEGIN NULL; END $$",
        "SET ROLE test",
        "SET statement_timeout = 0",
        "RESET ALL",
        "BEGIN",
        "COMMIT",
        "ROLLBACK",
        "LISTEN x",
        "LOCK TABLE eclipses",
        "VACUUM",
        "EXPLAIN ANALYZE DELETE FROM eclipses",
        "PREPARE p AS SELECT 1",
        "GRANT SELECT ON eclipses TO PUBLIC",
        "SELECT 1; SELECT 2",
        "SELECT 1; DROP TABLE eclipses",
        "SELECT 1; COMMIT; DROP TABLE eclipses",
        "SELECT set_config('role', 'test', false)",
        "SELECT set_config('session_authorization', 'test', false)",
        "SELECT pg_read_file('/etc/passwd')",
        "SELECT pg_read_binary_file('/etc/passwd')",
        "SELECT pg_ls_dir('/')",
        "SELECT pg_stat_file('/etc/passwd')",
        "SELECT lo_import('/etc/passwd')",
        "SELECT pg_reload_conf()",
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'test'",
        "SELECT * FROM catalogue.datasets",
        "SELECT rolpassword FROM pg_authid",
        "SELECT * FROM pg_hba_file_rules",
        "SELECT * FROM eclipses FOR UPDATE",
        "SELECT query_to_xml('DROP TABLE eclipses', true, true, '')",
        "SELECT query_to_xml('SELECT * FROM catalogue.datasets', true, true, '')",
        "WITH gone AS (DELETE FROM eclipses RETURNING *) SELECT * FROM gone",
    ];

    [Theory]
    [MemberData(nameof(OnDuckDb))]
    public Task DuckDB_refuses(string sql) => EnsureRefusedAsync("duckdb", sql);

    [Theory]
    [MemberData(nameof(OnPostgres))]
    public Task PostgreSQL_refuses(string sql) => EnsureRefusedAsync("postgres", sql);

    [Fact]
    public async Task What_a_query_sets_on_PostgreSQL_is_gone_with_it()
    {
        var app = await data.OnAsync("postgres");

        await app.QueryAsync("SELECT set_config('statement_timeout', '0', false), set_config('transaction_read_only', 'off', false), set_config('search_path', 'catalogue', false)");

        for (var i = 0; i < 5; i++)
        {
            Assert.Equal("""[["30s","on","datasets"]]""", await app.RowsAsync(
                "SELECT current_setting('statement_timeout'), current_setting('transaction_read_only'), current_setting('search_path')"));
        }
    }

    [Fact]
    public async Task What_a_query_makes_on_PostgreSQL_is_gone_with_it()
    {
        var app = await data.OnAsync("postgres");

        await app.QueryAsync("SELECT lo_from_bytea(0, 'x')"); // up to version 15 no write to the server

        Assert.Equal("[[0]]", await app.RowsAsync("SELECT count(*) FROM pg_largeobject_metadata"));
    }

    [Fact]
    public async Task DuckDB_and_its_settings_are_the_same_afterwards()
    {
        var app = await data.OnAsync("duckdb");

        Assert.Equal("[[false,true]]",
            await app.RowsAsync("SELECT current_setting('enable_external_access'), current_setting('lock_configuration')"));
        Assert.False(File.Exists("/tmp/stolen.csv") || Directory.Exists("/tmp/stolen"), "A query wrote a file.");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await data.EnsureWellAsync();

    private async Task EnsureRefusedAsync(string engine, string sql)
    {
        var app = await data.OnAsync(engine);

        (await app.QueryAsync(sql)).ExpectProblem(400, "sql");
        (await app.QueryAsync(sql, "text/csv")).ExpectProblem(400, "sql");
    }
}
