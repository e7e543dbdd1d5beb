using System.Net;
using System.Text.Json.Nodes;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>
/// What beginners write: mistakes with their place and a hint, EXPLAIN, PIVOT as the manual has it, and parameters by name.
/// </summary>
[Collection<DataTests>]
public sealed class SqlMistakeTests(GeneratedData data) : IAsyncDisposable
{
    public static MatrixTheoryData<string, (string Sql, int Line, int Column)> Places => new(["duckdb", "postgres"],
    [
        ("SELECT *\nFROM eclipses\nWERE x = 1", 3, 6),
        ("SELECT 'ü日😀',\n nope FROM eclipses", 2, 2),
        ("SELECT * FROM nowhere", 1, 15),
        ("EXPLAIN SELECT nope FROM eclipses", 1, 16),
        ("SELECT count(*) FROM eclipses WHERE \"Date\" > :day AND nope = 1", 1, 55),
    ]);

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_mistake_has_its_place(string engine, (string Sql, int Line, int Column) mistake)
    {
        var app = await data.OnAsync(engine);
        var parameters = mistake.Sql.Contains(":day", StringComparison.Ordinal) ? new JsonObject { ["day"] = "2020-01-01" } : null;

        var answer = await app.PostAsync("/query", new JsonObject { ["sql"] = mistake.Sql, ["parameters"] = parameters });

        answer.ExpectProblem(400, "sql");
        Assert.Equal((mistake.Line, mistake.Column), ((int)answer.Json["line"]!, (int)answer.Json["column"]!));
    }

    public static MatrixTheoryData<string, (string Sql, string Hint)> Hints => new(["duckdb", "postgres"],
    [
        ("SELECT * FROM eclipses WHERE \"Type\" = \"Total\"", "single quotes, 'Total'"),
        ("SELECT `Date` FROM eclipses", "double quotes"),
        ("SELECT ‘Total’", "straight quotes"),
        ("SELECT \"Type\", count(*) FROM eclipses", "GROUP BY"),
        ("SELECT \"Type\" FROM eclipses WHERE count(*) > 1 GROUP BY \"Type\"", "HAVING"),
        ("SELECT TOP 10 * FROM eclipses", "LIMIT 10"),
        ("SELECT * FROM (PIVOT eclipses ON \"Type\" USING count(*))", "FILTER (WHERE"),
        ("-- only this", "only a comment"),
        ("/* a /* b */ */ ;", "only a comment"),
        ("SELECT 1; SELECT 2", "One SELECT at a time"),
        ("DELETE FROM eclipses", "Only SELECT"),
        ("EXPLAIN DELETE FROM eclipses", "Only SELECT"),
        ("EXPLAIN ANALYZE INSERT INTO eclipses SELECT * FROM eclipses", "Only SELECT"),
        ("/**/EXPLAIN/**/SELECT 1; SELECT 2", "One SELECT at a time"),
    ]);

    [Theory]
    [MemberData(nameof(Hints))]
    public async Task A_beginners_mistake_has_a_hint(string engine, (string Sql, string Hint) mistake)
    {
        var answer = await (await data.OnAsync(engine)).QueryAsync(mistake.Sql);

        answer.ExpectProblem(400, "sql");
        Assert.Contains(mistake.Hint, answer.Json["errors"]!["sql"]![0]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("EXPLAIN SELECT count(*) FROM eclipses")]
    [InlineData("-- how?\nexplain analyze\nSELECT count(*) FROM eclipses")]
    public async Task EXPLAIN_tells_how_a_question_is_answered(string sql)
    {
        foreach (var engine in (string[])["duckdb", "postgres"])
        {
            Assert.NotEmpty((await (await data.OnAsync(engine)).QueryAsync(sql)).Expect(HttpStatusCode.OK)["rows"]!.AsArray());
        }
    }

    [Theory]
    [InlineData("EXPLAIN SELECT * FROM read_csv('/etc/passwd')")]
    [InlineData("PIVOT read_csv('/etc/passwd') ON x USING count(*)")]
    [InlineData("PIVOT eclipses ON getenv(\"Type\") USING count(*)")]
    [InlineData("PIVOT (SELECT 1 AS a) ON (SELECT count(*) FROM enable_logging()) USING count(*)")]
    [InlineData("PIVOT eclipses) ON \"Type\"; DROP VIEW eclipses; --")]
    public async Task What_may_not_be_called_may_not_be_explained_or_pivoted(string sql)
        => (await (await data.OnAsync("duckdb")).QueryAsync(sql)).ExpectProblem(400, "sql");

    [Theory]
    [InlineData("PIVOT (SELECT \"Type\", year(\"Date\") AS y FROM eclipses) ON \"Type\" USING count(*) GROUP BY y ORDER BY 1 LIMIT 1", "[[2001,1,0,0,1]]")]
    [InlineData("PIVOT (VALUES ('a', 1, true), ('b', 2, false), ('a', 3, NULL)) t(k, n, b) ON k USING sum(n) GROUP BY b ORDER BY b", "[[false,null,2],[true,1,null],[null,3,null]]")]
    [InlineData("PIVOT (SELECT 10 AS y, 1 AS n UNION ALL SELECT 9, 2) ON y USING sum(n)", "[[2,1]]")]
    [InlineData("PIVOT (SELECT 10 AS y, 1 AS n UNION ALL SELECT 9, 2) ON y IN (10) USING sum(n)", "[[1]]")]
    public async Task PIVOT_needs_no_values_on_DuckDB(string sql, string rows)
        => Assert.Equal(rows, await (await data.OnAsync("duckdb")).RowsAsync(sql));

    [Fact]
    public async Task PIVOT_of_very_many_values_says_what_to_do()
    {
        var answer = await (await data.OnAsync("duckdb")).QueryAsync("PIVOT eclipses ON \"Date\" USING count(*)");

        answer.ExpectProblem(400, "sql");
        Assert.Contains("more than 200 columns", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Parameters_have_names(string engine)
    {
        var app = await data.OnAsync(engine);
        const string sql = "SELECT count(*) FROM eclipses WHERE \"Saros series\" = :saros AND \"Date\" >= $from AND \"Type\" <> ':none' AND \"Date\" >= :from -- :not";

        var answer = await AskAsync(app, sql, """{"saros": 136, "from": "2000-01-01"}""");
        Assert.Equal("[[6]]", answer.Expect(HttpStatusCode.OK)["rows"]!.ToJsonString());
        Assert.Equal("[[true]]", (await AskAsync(app, "SELECT CAST(:n AS VARCHAR) IS NULL", """{"n": null}""")).Expect(
            HttpStatusCode.OK)["rows"]!.ToJsonString());
        Assert.Equal("[[3]]", (await AskAsync(app, "SELECT 1 + $1 WHERE :yes", """{"1": 2, "yes": true}""")).Expect(
            HttpStatusCode.OK)["rows"]!.ToJsonString());
        Assert.Equal("[[\"it''s\"]]".Replace("''", "'", StringComparison.Ordinal),
            (await AskAsync(app, "SELECT CAST(:t AS VARCHAR)", """{"t": "it's"}""")).Expect(HttpStatusCode.OK)["rows"]!.ToJsonString(
                DataApp.Readable));
    }

    [Theory]
    [InlineData("SELECT :a, $b", """{"a": 1}""", "parameters.b")]
    [InlineData("SELECT :a, $b", null, "parameters.a", "parameters.b")]
    [InlineData("SELECT :a", """{"a": 1, "c": 2}""", "parameters.c")]
    [InlineData("SELECT :a", """{"a": [1]}""", "parameters.a")]
    [InlineData("SELECT 1::int", """{"int": 1}""", "parameters.int")]
    public async Task A_parameter_that_is_missing_or_not_there_is_told(string sql, string? parameters, params string[] fields)
    {
        foreach (var engine in (string[])["duckdb", "postgres"])
        {
            (await AskAsync(await data.OnAsync(engine), sql, parameters)).ExpectProblem(400, fields);
        }
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task A_number_beyond_all_numbers_is_no_failure(string engine)
        => Assert.Equal("[[0]]", await (await data.OnAsync(engine)).RowsAsync(
            "SELECT count(*) FROM eclipses WHERE \"Saros series\" > 1e400"));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await data.EnsureWellAsync();

    private static Task<Support.Answer> AskAsync(DataApp app, string sql, string? parameters)
        => app.PostAsync("/query", new JsonObject
        {
            ["sql"] = sql,
            ["parameters"] = parameters is null
            ? null
            : JsonNode.Parse(parameters)
        });
}
