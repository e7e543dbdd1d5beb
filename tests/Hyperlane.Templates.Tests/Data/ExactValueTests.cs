using System.Net;
using System.Text.Json.Nodes;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>
/// Values leave as they are: what a number of JSON, or a format, would change travels as text, or is refused by the name of its column.
/// </summary>
[Collection<DataTests>]
public sealed class ExactValueTests(GeneratedData data) : IAsyncDisposable
{
    private const string Parquet = "application/vnd.apache.parquet";
    private const string Arrow = "application/vnd.apache.arrow.stream";

    /// <summary>Values that both engines write alike, and how they leave.</summary>
    public static MatrixTheoryData<string, (string Value, string Sent)> Values => new(["duckdb", "postgres"],
    [
        ("9007199254740992", "9007199254740992"),
        ("9007199254740993", "\"9007199254740993\""),
        ("CAST(12345678901234567890 AS DECIMAL(20, 0))", "\"12345678901234567890\""),
        ("CAST('0.10' AS DECIMAL(9, 2)) + CAST('0.20' AS DECIMAL(9, 2))", "\"0.30\""),
        ("CAST('99999999999999999999999999999999.123456' AS DECIMAL(38, 6))", "\"99999999999999999999999999999999.123456\""),
        ("CAST(0.1 AS FLOAT8)", "0.1"),
        ("INTERVAL '14 months -2 days 3.5 seconds'", "\"P1Y2M-2DT3.5S\""),
        ("INTERVAL '0 days'", "\"PT0S\""),
        ("INTERVAL '100 hours'", "\"PT100H\""),
        ("TIME '24:00:00'", "\"24:00:00\""),
        ("DATE '12024-01-01'", "\"12024-01-01\""),
        ("DATE '0044-03-15 BC'", "\"0044-03-15 (BC)\""),
        ("DATE '-infinity'", "\"-infinity\""),
        ("TIMESTAMP '2024-02-29 12:00:00.000001'", "\"2024-02-29T12:00:00.000001\""),
        ("ARRAY[1, NULL, 3]", "\"[1,null,3]\""),
        ("ARRAY[CAST('NaN' AS FLOAT8), CAST('-Infinity' AS FLOAT8)]", "\"[\\\"NaN\\\",\\\"-Infinity\\\"]\""),
    ]);

    [Theory]
    [MemberData(nameof(Values))]
    public async Task A_value_is_the_same_from_both_engines(string engine, (string Value, string Sent) one)
    {
        var app = await data.OnAsync(engine);
        var value = engine == "duckdb" ? one.Value.Replace(" BC'", " (BC)'", StringComparison.Ordinal) : one.Value;

        Assert.Equal($"[[{one.Sent}]]", await app.RowsAsync($"SELECT {value}"));
    }

    /// <summary>
    /// What the README of the PostgreSQL engine says of sums and averages in SQL of one's own: each engine has types of its own.
    /// </summary>
    public static TheoryData<string, string> Sums => new()
    {
        { "duckdb", """[[3,1.5,"3.75",1.875,0.625,0.3125]]""" },
        { "postgres", """[["3","1.5000000000000000","3.75","1.8750000000000000",0.625,0.3125]]""" },
    };

    [Theory]
    [MemberData(nameof(Sums))]
    public async Task A_sum_of_raw_SQL_has_the_type_that_its_engine_gives_it(string engine, string sent)
    {
        var app = await data.OnAsync(engine);
        await app.LoadAsync("summed", "n,d,x\n1,1.50,0.5\n2,2.25,0.125\n");

        Assert.Equal(sent, await app.RowsAsync("SELECT sum(n), avg(n), sum(d), avg(d), sum(x), avg(x) FROM summed"));
        Assert.Equal("""[[3,1.5,1.875]]""",
            await app.RowsAsync("SELECT CAST(sum(n) AS BIGINT), CAST(avg(n) AS FLOAT8), CAST(avg(d) AS FLOAT8) FROM summed"));
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Two_columns_of_one_name_both_arrive(string engine)
    {
        var app = await data.OnAsync(engine);
        const string sql = "SELECT 1 AS a, 2 AS a, 3 AS a_1, 4 AS b";

        Assert.Equal("{\"a\":1,\"a_2\":2,\"a_1\":3,\"b\":4}\n", (await app.QueryAsync(sql, "application/x-ndjson")).Text);
        Assert.Equal("a,a_2,a_1,b\r\n1,2,3,4\r\n", (await app.QueryAsync(sql, "text/csv")).Text);
        Assert.Equal("{\"a\":1,\"a_2\":2,\"a_1\":3,\"b\":4}",
            DuckDbFile.ReadParquet((await app.QueryAsync(sql, Parquet)).Content).Rows.Trim());
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Decimals_keep_their_digits_in_files(string engine)
    {
        var app = await data.OnAsync(engine);
        const string sql = "SELECT CAST('12345678901234567.10' AS DECIMAL(19, 2)) AS price";

        var (columns, rows) = DuckDbFile.ReadParquet((await app.QueryAsync(sql, Parquet)).Content);
        Assert.Equal("price DECIMAL(38,2)", columns);
        Assert.Contains("12345678901234567.10", rows, StringComparison.Ordinal);
        Assert.Equal("price\r\n12345678901234567.10\r\n", (await app.QueryAsync(sql, "text/csv")).Text);
    }

    [Theory]
    [InlineData("duckdb", Parquet)]
    [InlineData("duckdb", Arrow)]
    [InlineData("postgres", Parquet)]
    [InlineData("postgres", Arrow)]
    public async Task What_a_format_cannot_have_is_refused_by_its_column(string engine, string format)
    {
        var app = await data.OnAsync(engine);

        var answer = await app.QueryAsync("SELECT 1 AS n, DATE '12024-01-01' AS late", format);

        answer.ExpectProblem(422);
        Assert.Contains("\"late\"", answer.Json["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_type_of_DuckDB_is_said()
    {
        var app = await data.OnAsync("duckdb");

        var table = (await app.QueryAsync("SELECT * FROM test_all_types()")).Expect(HttpStatusCode.OK);

        var last = table["columns"]!.AsArray().Select((column, i) =>
            (Name: column!["name"]!.GetValue<string>(), Value: table["rows"]![1]![i])).ToDictionary(one => one.Name, one => one.Value);
        Assert.Equal("18446744073709551615", last["ubigint"]!.GetValue<string>());
        Assert.Equal("9999999999999999999999999999.9999999999", last["dec38_10"]!.GetValue<string>());
        Assert.Equal("2262-04-11T23:47:16.854775806", last["timestamp_ns"]!.GetValue<string>());
        Assert.Equal("P83Y3M999DT16M39.999999S", last["interval"]!.GetValue<string>());
        Assert.Equal("[42.0,\"NaN\",\"Infinity\",\"-Infinity\",null,-42.0]", last["double_array"]!.GetValue<string>());
        Assert.All(table["rows"]![2]!.AsArray(), Assert.Null);
        foreach (var (column, i) in table["columns"]!.AsArray().Select((column, i) => (column!, i))
            .Where(one => one.Item1["type"]!.GetValue<string>() == "json"))
        {
            Assert.NotNull(JsonNode.Parse(table["rows"]![1]![i]!.GetValue<string>()));
        }
    }

    [Fact]
    public async Task The_most_frequent_values_of_a_profile_are_exact()
    {
        var app = await data.OnAsync("duckdb");
        await app.LoadAsync("exact ids", "id,n\n9007199254740993,1\n9007199254740993,2\n");

        var profile = (await app.GetAsync(await app.AddressAsync("exact ids") + "/profile")).Expect(HttpStatusCode.OK);

        Assert.Equal("9007199254740993", profile["columns"]![0]!["top"]![0]!["value"]!.ToString());
        Assert.Equal("9007199254740993", profile["columns"]![0]!["max"]!.ToString());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await data.EnsureWellAsync();
}
