using System.Net;
using System.Text.Json.Nodes;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>Groups and what is counted and added up in each.</summary>
[Collection<DataTests>]
public sealed class AggregateTests(GeneratedData data) : IAsyncDisposable
{
    private static readonly string[] BothEngines = ["duckdb", "postgres"];

    public static MatrixTheoryData<string, (string Function, double Expected)> Functions => new(BothEngines,
    [
        ("count", 8), ("sum", 288), ("avg", 36), ("min", 0), ("max", 146), ("median", 9), ("stddev", 54.795724546), ("distinct", 7),
    ]);

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Every_function_calculates(string engine, (string Function, double Expected) measure)
    {
        var table = await AskAsync(engine, $$"""{"measures":[{"function":"{{measure.Function}}","column":"Moons"}]}""");

        Assert.Equal(measure.Expected, table["rows"]![0]![0]!.GetValue<double>(), 1e-6);
        Assert.Equal($"{measure.Function} of Moons", table["columns"]![0]!["name"]!.GetValue<string>());
    }

    public static MatrixTheoryData<string, (string Asked, string Rows)> Questions => new(BothEngines,
    [
        ("{}", "[[8]]"),
        ("""{"groupBy":["Kind"]}""", """[["gas",2],["ice",2],["rock",4]]"""),
        ("""{"groupBy":["Kind","Ringed"],"measures":[{"function":"max","column":"Name"}]}""", """[["gas",true,"Saturn"],["ice",true,"Uranus"],["rock",false,"Venus"]]"""),
        ("""{"groupBy":["Kind"],"measures":[{"function":"sum","column":"Moons","as":"all moons"}],"orderBy":[{"by":"all moons","descending":true}],"limit":2}""", """[["gas",241],["ice",44]]"""),
        ("""{"groupBy":["Found"],"filters":[{"column":"Moons","op":"ge","value":16}]}""", """[["1781-03-13",1],["1846-09-23",1],[null,2]]"""),
        ("""{"measures":[{"function":"count","column":"Found"},{"function":"min","column":"Found"}],"filters":[{"column":"Found","op":"notnull"},{"column":"Ringed","op":"eq","value":true}]}""", """[[2,"1781-03-13"]]"""),
        ("""{"groupBy":["Kind"],"filters":[{"column":"Name","op":"eq","value":"Pluto"}]}""", "[]"),
    ]);

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Groups_are_those_asked_for(string engine, (string Asked, string Rows) question)
    {
        var table = await AskAsync(engine, question.Asked);

        Assert.Equal(question.Rows, table["rows"]!.ToJsonString());
    }

    public static MatrixTheoryData<string, (string Asked, string[] Fields)> Wrong => new(BothEngines,
    [
        ("""{"groupBy":["Colour"]}""", ["groupBy[0]"]),
        ("""{"measures":[{"function":"sum","column":"Name"}]}""", ["measures[0].column"]),
        ("""{"measures":[{"function":"count"},{"function":"avg"}]}""", ["measures[1].column"]),
        ("""{"measures":[{"function":"guess","column":"Moons"}]}""", ["measures[0].function"]),
        ("""{"measures":[{"function":"count","as":"a"},{"function":"sum","column":"Moons","as":"A"}]}""", ["measures"]),
        ("""{"filters":[{"column":"Moons","op":"gt","value":"many"}]}""", ["filters[0].value"]),
        ("""{"filters":[{"column":"Moons","op":"gt"}]}""", ["filters[0].value"]),
        ("""{"filters":[{"column":"Colour","op":"null"}]}""", ["filters[0].column"]),
        ("""{"groupBy":["Kind"],"orderBy":[{"by":"Name"}]}""", ["orderBy[0].by"]),
        ("""{"limit":0}""", ["limit"]),
        ("""{"groupBy":["Kind"],"measures":[{"function":"count","as":"x\" FROM planets; DROP TABLE planets; --"}],"orderBy":[{"by":"x"}]}""", ["orderBy[0].by"]),
    ]);

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_cannot_be_asked_is_named(string engine, (string Asked, string[] Fields) question)
    {
        var app = await data.OnAsync(engine);
        var planets = await Planets.OnAsync(app);

        (await app.PostAsync($"{planets}/aggregate", JsonNode.Parse(question.Asked)!)).ExpectProblem(400, question.Fields);
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Names_of_measures_are_names_whatever_stands_in_them(string engine)
    {
        var table = await AskAsync(engine, """{"measures":[{"function":"count","as":"x\" FROM planets; DROP TABLE planets; --"}]}""");

        Assert.Equal(("[[8]]", "x\" FROM planets; DROP TABLE planets; --"),
            (table["rows"]!.ToJsonString(), table["columns"]![0]!["name"]!.GetValue<string>()));
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Groups_come_in_other_formats_too(string engine)
    {
        var app = await data.OnAsync(engine);
        var asked = JsonNode.Parse("""{"groupBy":["Kind"]}""")!;

        Assert.Equal("Kind,count\r\ngas,2\r\nice,2\r\nrock,4\r\n",
            (await app.PostAsync($"{await Planets.OnAsync(app)}/aggregate", asked, "text/csv")).Text);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await data.EnsureWellAsync();

    private async Task<JsonNode> AskAsync(string engine, string asked)
    {
        var app = await data.OnAsync(engine);
        return (await app.PostAsync($"{await Planets.OnAsync(app)}/aggregate", JsonNode.Parse(asked)!)).Expect(HttpStatusCode.OK);
    }
}
