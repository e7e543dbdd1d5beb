using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using Hyperlane.Templates.Tests.Support;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>Questions in SQL, and their answers in each format.</summary>
[Collection<DataTests>]
public sealed class QueryTests(GeneratedData data) : IAsyncDisposable
{
    private const string Parquet = "application/vnd.apache.parquet";
    private const string Arrow = "application/vnd.apache.arrow.stream";

    private const string Ask = """
        SELECT "Name", "Moons", "Mass", "Found", "Ringed", CAST("Found" AS TIMESTAMP) AS "at" FROM planets WHERE "Kind" = 'ice' OR "Name" = 'Earth' ORDER BY "Name"
        """;

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task As_JSON(string engine)
    {
        var table = (await AskAsync(engine, Ask, null)).Expect(HttpStatusCode.OK);

        Assert.Equal(["columns", "rows", "truncated", "milliseconds"], table.AsObject().Select(field => field.Key));
        Assert.Equal("text integer number date boolean timestamp",
            string.Join(' ', table["columns"]!.AsArray().Select(column => column!["type"]!.GetValue<string>())));
        Assert.Equal(
            """[["Earth",1,1,null,false,null],["Neptune",16,17.1,"1846-09-23",true,"1846-09-23T00:00:00"],["Uranus",28,14.5,"1781-03-13",true,"1781-03-13T00:00:00"]]""",
            table["rows"]!.ToJsonString());
        Assert.False((bool)table["truncated"]!);
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task As_JSON_lines_and_CSV(string engine)
    {
        var lines = await AskAsync(engine, Ask, "application/x-ndjson");
        Assert.Equal("application/x-ndjson", lines.MediaType);
        Assert.Equal(
            """
            {"Name":"Earth","Moons":1,"Mass":1,"Found":null,"Ringed":false,"at":null}
            {"Name":"Neptune","Moons":16,"Mass":17.1,"Found":"1846-09-23","Ringed":true,"at":"1846-09-23T00:00:00"}
            {"Name":"Uranus","Moons":28,"Mass":14.5,"Found":"1781-03-13","Ringed":true,"at":"1781-03-13T00:00:00"}

            """.ReplaceLineEndings("\n"),
            lines.Text);
        var csv = await AskAsync(engine, Ask, "text/csv");
        Assert.Equal("text/csv", csv.MediaType);
        Assert.Equal(
            "Name,Moons,Mass,Found,Ringed,at\r\nEarth,1,1,,false,\r\nNeptune,16,17.1,1846-09-23,true,1846-09-23T00:00:00\r\nUranus,28,14.5,1781-03-13,true,1781-03-13T00:00:00\r\n",
            csv.Text);
        Assert.Equal("a\r\n\"say \"\"x\"\", y\"\r\n", (await AskAsync(engine, "SELECT 'say \"x\", y' AS a", "text/csv")).Text);
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task As_Parquet_which_DuckDB_reads(string engine)
    {
        var answer = await AskAsync(engine, Ask, Parquet);

        Assert.Equal(Parquet, answer.MediaType);
        var (columns, rows) = DuckDbFile.ReadParquet(answer.Content);
        Assert.Equal("Name VARCHAR, Moons BIGINT, Mass DOUBLE, Found DATE, Ringed BOOLEAN, at TIMESTAMP",
            columns.Replace("TIMESTAMP WITH TIME ZONE", "TIMESTAMP", StringComparison.Ordinal));
        Assert.Equal(
            """
            {"Name":"Earth","Moons":1,"Mass":1.0,"Found":null,"Ringed":false,"at":null}
            {"Name":"Neptune","Moons":16,"Mass":17.1,"Found":"1846-09-23","Ringed":true,"at":"1846-09-23 00:00:00"}
            {"Name":"Uranus","Moons":28,"Mass":14.5,"Found":"1781-03-13","Ringed":true,"at":"1781-03-13 00:00:00"}
            """.ReplaceLineEndings("\n"),
            rows.Replace("+00", "", StringComparison.Ordinal));
        var empty = await AskAsync(engine, """SELECT * FROM planets WHERE "Moons" < 0""", Parquet);
        Assert.Equal(("Name VARCHAR, Kind VARCHAR, Moons BIGINT, Mass DOUBLE, Found DATE, Ringed BOOLEAN", ""),
            DuckDbFile.ReadParquet(empty.Content));
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task As_an_Arrow_stream(string engine)
    {
        var answer = await AskAsync(engine, Ask, Arrow);

        Assert.Equal(Arrow, answer.MediaType);
        using var reader = new ArrowStreamReader(new MemoryStream(answer.Content));
        using var batch = await reader.ReadNextRecordBatchAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["utf8", "int64", "double", "date32", "bool", "timestamp"],
            batch.Schema.FieldsList.Select(field => field.DataType.Name));
        Assert.Equal(["Earth", "Neptune", "Uranus"], Enumerable.Range(0, batch.Length)
            .Select(i => ((StringArray)batch.Column(0)).GetString(i)));
        Assert.Equal([1, 16, 28], ((Int64Array)batch.Column(1)).ToArray());
        Assert.Equal([1, 17.1, 14.5], ((DoubleArray)batch.Column(2)).ToArray());
        Assert.Equal([null, new DateTime(1846, 9, 23), new DateTime(1781, 3, 13)], Enumerable.Range(0, 3)
            .Select(((Date32Array)batch.Column(3)).GetDateTime));
        Assert.Equal([false, true, true], Enumerable.Range(0, 3).Select(((BooleanArray)batch.Column(4)).GetValue));
        Assert.Equal(new DateTimeOffset(1846, 9, 23, 0, 0, 0, TimeSpan.Zero), ((TimestampArray)batch.Column(5)).GetTimestamp(1));
        Assert.Null(await reader.ReadNextRecordBatchAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Values_that_JSON_has_no_number_for_travel_as_text(string engine)
    {
        var app = await data.OnAsync(engine);
        const string sql = """
            SELECT CAST('NaN' AS FLOAT8), CAST('Infinity' AS FLOAT8), CAST('-Infinity' AS FLOAT8), 9007199254740993, -9007199254740992, CAST('0.1' AS DECIMAL(9, 2)), NULL, 1 = 1,
                DATE '2024-02-29', TIMESTAMP '2024-02-29 12:34:56.789', TIME '01:02:03', '<é&日>'
            """;

        Assert.Equal(
            """[["NaN","Infinity","-Infinity","9007199254740993",-9007199254740992,"0.10",null,true,"2024-02-29","2024-02-29T12:34:56.789","01:02:03","<é&日>"]]""",
            await app.RowsAsync(sql));
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Large_answers_are_cut_off_in_JSON_and_whole_in_the_other_formats(string engine)
    {
        var sql = engine == "duckdb"
            ? "SELECT range AS n FROM range(300000)"
            : "SELECT generate_series AS n FROM generate_series(0, 299999)";

        var json = (await AskAsync(engine, sql, null)).Expect(HttpStatusCode.OK);
        Assert.Equal((true, 10_000), ((bool)json["truncated"]!, json["rows"]!.AsArray().Count));
        var app = await data.OnAsync(engine);
        var few = (await app.PostAsync("/query", new JsonObject { ["sql"] = sql, ["limit"] = 7 })).Expect(HttpStatusCode.OK);
        Assert.Equal((true, 7), ((bool)few["truncated"]!, few["rows"]!.AsArray().Count));

        var csv = (await AskAsync(engine, sql, "text/csv")).Text.Split("\r\n");
        Assert.Equal(["n", .. Enumerable.Range(0, 300_000).Select(n => n.ToString(CultureInfo.InvariantCulture)), ""], csv);
        using var reader = new ArrowStreamReader(new MemoryStream((await AskAsync(engine, sql, Arrow)).Content));
        var rows = 0;
        while (await reader.ReadNextRecordBatchAsync(TestContext.Current.CancellationToken) is { } batch)
        {
            rows += batch.Length;
            batch.Dispose();
        }

        Assert.Equal(300_000, rows);
        Assert.EndsWith("{\"n\":299999}", DuckDbFile.ReadParquet((await AskAsync(engine, sql, Parquet)).Content).Rows,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/html", 406)]
    [InlineData("image/png, text/plain;q=0.5", 406)]
    [InlineData("text/html, text/csv;q=0.5", 200)]
    [InlineData("text/*", 200)]
    [InlineData("*/*", 200)]
    public async Task The_format_is_one_that_the_client_takes(string accept, int status) =>
        Assert.Equal(status, (int)(await AskAsync("duckdb", "SELECT 1", accept)).Status);

    public static MatrixTheoryData<string, (string Sql, string Said)> Mistakes => new(["duckdb", "postgres"],
    [
        ("SELEC 1", "SELEC"),
        ("SELECT nope FROM planets", "nope"),
        ("SELECT * FROM nowhere", "nowhere"),
        ("SELECT 1 +", "syntax error"),
        ("SELECT 'a' FROM planets GROUP BY 1 HAVING x", "x"),
        ("", "required"),
        ("-- nothing", ""),
    ]);

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_mistake_is_told_in_the_words_of_the_engine(string engine, (string Sql, string Said) mistake)
    {
        var answer = await AskAsync(engine, mistake.Sql, null);

        answer.ExpectProblem(400, "sql");
        Assert.Contains(mistake.Said, answer.Json["errors"]!["sql"]![0]!.GetValue<string>(), StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await data.EnsureWellAsync();

    private async Task<Answer> AskAsync(string engine, string sql, string? accept)
    {
        var app = await data.OnAsync(engine);
        await Planets.OnAsync(app);
        return await app.QueryAsync(sql, accept);
    }
}
