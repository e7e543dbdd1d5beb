using System.Net;
using Npgsql;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>On PostgreSQL all clients are one role: what it may not do, so that none disturbs another or the server.</summary>
[Collection<DataTests>]
public sealed class PostgresTests(GeneratedData data) : IAsyncDisposable
{
    /// <summary>Calls by which one would write, hold up or end what others do, or read what they ask.</summary>
    public static TheoryData<string> Withheld =>
    [
        "SELECT pg_logical_emit_message(false, 'x', 'y')",
        "SELECT pg_logical_emit_message(false, 'x', '\\x00'::bytea)",
        "SELECT lo_from_bytea(0, 'x')",
        "SELECT lo_create(0)",
        "SELECT lo_creat(-1)",
        "SELECT pg_terminate_backend(pg_backend_pid())",
        "SELECT pg_cancel_backend(pg_backend_pid())",
        "SELECT pg_log_backend_memory_contexts(pg_backend_pid())",
        "SELECT pg_advisory_lock(1)",
        "SELECT pg_try_advisory_xact_lock_shared(1)",
        "SELECT pg_notify('x', 'y')",
        "SELECT pg_export_snapshot()",
        "SELECT * FROM pg_stat_activity",
        "SELECT query FROM pg_stat_get_activity(NULL)",
        "SELECT pg_stat_get_backend_activity(1)",
        "SELECT * FROM pg_locks",
        "SELECT * FROM pg_stat_ssl",
        "SELECT * FROM pg_stat_replication",
        "SELECT * FROM pg_stat_progress_copy",
        "SELECT * FROM pg_prepared_xacts",
        "SELECT pg_sleep(0)",
        "SELECT pg_sleep_for('0 s')",
        "SELECT set_config('work_mem', '10GB', true)",
    ];

    /// <summary>What a role may be given that makes it more than a reader.</summary>
    public static TheoryData<string> TooMuch =>
    [
        "ALTER ROLE {0} SUPERUSER", "ALTER ROLE {0} CREATEROLE", "ALTER ROLE {0} CREATEDB", "ALTER ROLE {0} REPLICATION", "ALTER ROLE {0} BYPASSRLS",
        "GRANT pg_read_all_data TO {0}", "GRANT pg_write_all_data TO {0}", "GRANT pg_signal_backend TO {0}", "GRANT pg_monitor TO {0}",
        "GRANT pg_read_all_stats TO {0}", "GRANT pg_read_server_files TO {0}", "GRANT pg_execute_server_program TO {0}",
        "GRANT USAGE ON SCHEMA catalogue TO {0}", "GRANT CREATE ON SCHEMA datasets TO {0}", "GRANT INSERT ON datasets.eclipses TO {0}",
    ];

    [Theory]
    [MemberData(nameof(Withheld))]
    public async Task What_would_disturb_others_is_refused(string sql)
    {
        var app = await data.OnAsync("postgres");

        var answer = await app.QueryAsync(sql);

        answer.ExpectProblem(400, "sql");
        Assert.Contains("permission denied", answer.Text, StringComparison.Ordinal);
    }

    /// <summary>Values that .NET has no type for.</summary>
    public static TheoryData<string, string> Odd => new()
    {
        { "SELECT pg_stat_clear_snapshot()", """[[""]]""" },
        { "SELECT TIME '24:00:00', DATE '12024-01-01', TIMESTAMP '294247-01-01'", """[["24:00:00","12024-01-01","294247-01-01T00:00:00"]]""" },
        { "SELECT DATE 'infinity', DATE '-infinity', TIMESTAMP 'infinity', TIMESTAMPTZ '-infinity'", """[["infinity","-infinity","infinity","-infinity"]]""" },
        { "SELECT age(DATE '2026-01-01', DATE '2020-05-05'), INTERVAL '1 month'", """[["P5Y7M27D","P1M"]]""" },
        { "SELECT 1e40::numeric, 'NaN'::numeric, 1.5::numeric", """[["10000000000000000000000000000000000000000","NaN","1.5"]]""" },
        {
            "SELECT ARRAY['infinity'::date, '12024-01-01', NULL], ARRAY[TIME '24:00'], ARRAY[[1, 2], [3, NULL]], ARRAY['a \"b\" \\ {c}', 'NULL'], ARRAY[1.50, 'NaN'], ARRAY['{\"k\":1}'::jsonb]",
            """[["[\"infinity\",\"12024-01-01\",null]","[\"24:00:00\"]","[[1,2],[3,null]]","[\"a \\\"b\\\" \\\\ {c}\",\"NULL\"]","[1.50,\"NaN\"]","[{\"k\": 1}]"]]"""
        },
        { "SELECT TIMESTAMPTZ '2024-01-01 12:00:00.5+02', '[1,9)'::int4range, ROW(1, 2), ARRAY[1, 2]", """[["2024-01-01T10:00:00.5Z","[1,9)","(1,2)","[1,2]"]]""" },
    };

    [Theory]
    [MemberData(nameof(Odd))]
    public async Task Values_that_DotNet_has_no_type_for_arrive_as_text(string sql, string rows)
        => Assert.Equal(rows, await (await data.OnAsync("postgres")).RowsAsync(sql));

    [Fact]
    public async Task A_function_that_cannot_be_interrupted_holds_no_place()
    {
        await using var app = await data.StartAsync(await data.NewPlaceAsync("postgres"), "--Data:QueryTimeout=00:00:02",
            "--Data:ConcurrentQueries=1");

        (await app.QueryAsync("SELECT translate(repeat('ab', 200000), repeat('[', 50000), repeat('[', 50000))")).ExpectProblem(422);

        await app.EnsureWellAsync();
    }

    [Theory]
    [MemberData(nameof(TooMuch))]
    public async Task A_role_that_may_do_more_than_read_is_refused_at_the_start(string gift)
    {
        var place = (await data.OnAsync("postgres")).Place;
        var role = $"reader{Guid.NewGuid():N}";
        await using var server = NpgsqlDataSource.Create(place.Database!);
        foreach (var sql in new[] { $"CREATE ROLE {role} LOGIN", string.Format(null, gift, role) })
        {
            await using var command = server.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }

        var reader = $"--Data:PostgresReader={new NpgsqlConnectionStringBuilder(place.Database) { Username = role }}";

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => data.StartAsync(place, reader));

        Assert.Contains("The role in Data:PostgresReader may do more than read datasets: it ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_limits_of_the_settings_stand_on_the_role()
    {
        var place = await data.NewPlaceAsync("postgres");
        var reader = new NpgsqlConnectionStringBuilder(place.Database) { Username = $"reader{Guid.NewGuid():N}", Password = "secret" };
        await using var app = await data.StartAsync(place, $"--Data:PostgresReader={reader}", "--Data:QueryTimeout=00:00:07",
            "--Data:QueryDisk=50MB", "--Data:QueryMemory=64MB");
        await using var outside = NpgsqlDataSource.Create(reader.ConnectionString);

        foreach (var (name, value) in new[] { ("statement_timeout", "7000"), ("temp_file_limit", "48828"), ("work_mem", "7812"),
            ("default_transaction_read_only", "on") })
        {
            await using var show = outside.CreateCommand($"SELECT setting FROM pg_settings WHERE name = '{name}'");
            Assert.Equal(value, await show.ExecuteScalarAsync());
        }

        var sort = await app.QueryAsync("SELECT md5(n::text) AS m FROM generate_series(1, 3000000) AS n ORDER BY m");
        sort.ExpectProblem(422);
        Assert.Contains("disk", sort.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_owner_who_is_no_superuser_is_enough_and_what_it_cannot_take_is_told_once()
    {
        var place = await data.NewPlaceAsync("postgres");
        var (owner, reader) = ($"owner{Guid.NewGuid():N}", $"reader{Guid.NewGuid():N}");
        var database = new NpgsqlConnectionStringBuilder(place.Database);
        await using (var server = NpgsqlDataSource.Create(place.Database!))
        {
            await using var make = server.CreateCommand($"CREATE ROLE {owner} LOGIN CREATEROLE");
            await make.ExecuteNonQueryAsync();
            await using var give = server.CreateCommand($"ALTER DATABASE {database.Database} OWNER TO {owner}");
            await give.ExecuteNonQueryAsync();
        }

        database.Username = owner;
        var app = await data.StartAsync(
            place with { Database = database.ConnectionString },
            $"--Data:PostgresReader={new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = reader, Password = "secret" }}");
        await using var _ = app;

        await app.EnsureWellAsync();
        Assert.Single(app.App.Output.Split('\n'), line => line.Contains($"may not take these from the role {reader}", StringComparison.Ordinal)
            && line.Contains("pg_logical_emit_message", StringComparison.Ordinal)
            && line.Contains("temp_file_limit", StringComparison.Ordinal));
        await app.LoadAsync("more", "a\n1\n");
        Assert.Equal("[[1]]", await app.RowsAsync("SELECT * FROM more"));
    }

    [Fact]
    public async Task Who_ends_a_query_from_outside_gives_its_client_a_clear_answer()
    {
        await using var app = await data.StartAsync(await data.NewPlaceAsync("postgres"));
        await using var server = NpgsqlDataSource.Create(app.Place.Database!);
        var asking = app.QueryAsync("SELECT count(*) FROM generate_series(1, 100000000) AS a, generate_series(1, 1000) AS b");
        await using var end = server.CreateCommand(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = 'data_reader' AND state = 'active' AND datname = current_database()");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while ((long)(await end.ExecuteScalarAsync(patience.Token))! == 0)
        {
            // It has not begun yet.
        }

        (await asking).ExpectProblem(503);
        await app.EnsureWellAsync();
    }

    [Fact]
    public async Task While_PostgreSQL_is_away_every_route_says_so_and_afterwards_all_is_as_before()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var app = await data.StartAsync(new DataPlace("postgres", data.NewFolder(), server.ConnectionString));
        var address = await app.AddressAsync("eclipses");

        await server.StopAsync();

        foreach (var path in new[] { "/health", "/datasets", address, $"{address}/rows", $"{address}/profile",
            $"{address}/chart.svg?x=Type" })
        {
            (await app.GetAsync(path)).ExpectProblem(503);
        }

        (await app.QueryAsync("SELECT 1")).ExpectProblem(503);
        (await app.DeleteAsync(address)).ExpectProblem(503);
        (await app.UploadAsync("meanwhile", "a\n1\n"u8.ToArray())).ExpectProblem(503);
        Assert.Equal(HttpStatusCode.OK, (await app.GetAsync("/")).Status); // the page itself needs no database

        await server.StartAgainAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while ((await app.GetAsync("/health")).Status != HttpStatusCode.OK)
        {
            await Task.Delay(100, patience.Token);
        }

        await app.EnsureWellAsync();
        (await app.UploadAsync("meanwhile", "a\n1\n"u8.ToArray())).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Without_PostgreSQL_it_says_so_at_the_start()
    {
        var place = new DataPlace("postgres", data.NewFolder(), "Host=127.0.0.1;Port=1;Username=test;Database=none");
        await data.OnAsync("postgres");

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => data.StartAsync(place));

        Assert.Contains("PostgreSQL at 127.0.0.1:1 (Data:Postgres) cannot be used: ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_password_of_the_reader_is_another_in_each_project()
    {
        await data.OnAsync("postgres");
        var settings = data.OnPostgres.Read("appsettings.json");

        Assert.Matches("Username=data_reader;Password=[0-9a-f]{32};", settings);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await data.EnsureWellAsync();
}
