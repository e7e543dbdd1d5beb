using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Npgsql;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>Questions without an end, and those that are too large: they are stopped, and the others go on.</summary>
[Collection<DataTests>]
public sealed class QueryLimitTests(GeneratedData data) : IAsyncDisposable
{
    private static readonly Dictionary<string, string[]> Endless = new()
    {
        ["duckdb"] =
        [
            "SELECT count(*) FROM range(1000000000000) AS a, range(1000000000000) AS b",
            "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r",
            "SELECT sum(a.range * b.range) FROM range(10000000) AS a, range(10000000) AS b WHERE a.range % 7 = b.range % 11",
        ],
        ["postgres"] =
        [
            "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT 1 FROM r) SELECT count(*) FROM r",
            "SELECT count(*) FROM generate_series(1, 100000000) AS a, generate_series(1, 100000000) AS b",
            "SELECT max(length(repeat(md5(a::text), 1000))) FROM generate_series(1, 1000000000) AS a",
        ],
    };

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task What_never_ends_is_stopped(string engine)
    {
        await using var app = await data.StartAsync(await data.NewPlaceAsync(engine), "--Data:QueryTimeout=00:00:03");

        var answers = await Task.WhenAll(Endless[engine].Select(sql => app.QueryAsync(sql)));

        Assert.All(answers, answer => answer.ExpectProblem(422));
        Assert.All(answers, answer => Assert.Contains("too long",
            answer.Text.Replace("takes longer", "takes too long", StringComparison.Ordinal), StringComparison.Ordinal));
        await app.EnsureWellAsync();
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Who_leaves_takes_the_question_along(string engine)
    {
        // As many questions as there are places, none of which would end while this test lives.
        await using var app = await data.StartAsync(await data.NewPlaceAsync(engine), "--Data:QueryTimeout=01:00:00",
            "--Data:ConcurrentQueries=2");
        using var leave = new CancellationTokenSource();
        var asking = Enumerable.Range(0, 2).Select(async _ =>
        {
            using var content = Question(Endless[engine][1]);
            using var answer = await app.App.Client.PostAsync(new Uri("/query", UriKind.Relative), content, leave.Token);
        }).ToList();
        while (await IsAnsweredAsync(app))
        {
            // There is a place left.
        }

        Assert.Equal("[[224]]", (await app.PostAsync($"{await app.AddressAsync("eclipses")}/aggregate", new JsonObject())).Rows());

        await leave.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(asking));
        Assert.Equal("[[42]]", await app.RowsAsync("SELECT 42"));
        await app.EnsureWellAsync();
    }

    [Fact]
    public async Task What_takes_too_much_memory_is_stopped_on_DuckDB()
    {
        await using var app = await data.StartAsync(await data.NewPlaceAsync("duckdb"), "--Data:QueryMemory=64MB", "--Data:QueryDisk=16MB");

        var list = await app.QueryAsync("SELECT len(list(range)) FROM range(100000000)");
        var sort = await app.QueryAsync("SELECT md5(range::VARCHAR) AS m FROM range(20000000) ORDER BY m");

        list.ExpectProblem(422);
        sort.ExpectProblem(422);
        Assert.Contains("memory", sort.Text, StringComparison.Ordinal);
        await app.EnsureWellAsync();
    }

    [Fact]
    public async Task What_takes_too_much_disk_is_stopped_on_PostgreSQL_as_its_role_says()
    {
        var place = await data.NewPlaceAsync("postgres");
        await using var app = await data.StartAsync(place);
        await using var server = NpgsqlDataSource.Create(place.Database!);
        await using var limit = server.CreateCommand(
            $"ALTER ROLE data_reader IN DATABASE {new NpgsqlConnectionStringBuilder(place.Database).Database} SET temp_file_limit = '1MB'");
        await limit.ExecuteNonQueryAsync();
        await app.App.KillAsync();
        await using var again = await data.StartAsync(place);

        var sort = await again.QueryAsync("SELECT md5(n::text) AS m FROM generate_series(1, 1000000) AS n ORDER BY m");

        sort.ExpectProblem(422);
        Assert.Contains("disk", sort.Text, StringComparison.Ordinal);
        await again.EnsureWellAsync();
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task A_file_that_is_too_large_is_refused(string engine)
    {
        await using var app = await data.StartAsync(await data.NewPlaceAsync(engine), "--Data:MaxUpload=1000");

        (await app.UploadAsync("large", new byte[1001])).ExpectProblem(413);

        Assert.False(await app.HasAsync("large"));
        Assert.Empty(app.Place.Leftovers);
        Assert.Equal(HttpStatusCode.Created, (await app.UploadAsync("small", "a\n1\n"u8.ToArray())).Status);
        await app.EnsureWellAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await data.EnsureWellAsync();

    private static StringContent Question(string sql) =>
        new(new JsonObject { ["sql"] = sql }.ToJsonString(), new MediaTypeHeaderValue("application/json"));

    /// <summary>Asks something easy, and leaves if it has to wait.</summary>
    private static async Task<bool> IsAnsweredAsync(DataApp app)
    {
        using var leave = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        try
        {
            using var content = Question("SELECT 1");
            using var answer = await app.App.Client.PostAsync(new Uri("/query", UriKind.Relative), content, leave.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
