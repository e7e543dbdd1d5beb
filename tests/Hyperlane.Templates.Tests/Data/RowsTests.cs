using System.Net;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>Looking at rows: a page of them, in an order, those for which conditions hold.</summary>
[Collection<DataTests>]
public sealed class RowsTests(GeneratedData data) : IAsyncDisposable
{
    private static readonly string[] BothEngines = ["duckdb", "postgres"];

    public static MatrixTheoryData<string, (string Query, string Names)> Asked => new(BothEngines,
    [
        ("sort=Name&limit=2", "Earth Jupiter"),
        ("sort=Name&limit=3&offset=6", "Uranus Venus"),
        ("sort=Name&offset=100", ""),
        ("sort=-Name&limit=1", "Venus"),
        ("sort=Kind&sort=-Moons&sort=Name", "Saturn Jupiter Uranus Neptune Mars Earth Mercury Venus"),
        ("sort=-Found&sort=Name&limit=3", "Neptune Uranus Earth"),
        ("sort=Found&sort=Name&limit=3", "Uranus Neptune Earth"),
        ("sort=Name&filter=Kind:eq:gas", "Jupiter Saturn"),
        ("sort=Name&filter=kind:EQ:gas", "Jupiter Saturn"),
        ("sort=Name&filter=Kind:ne:rock", "Jupiter Neptune Saturn Uranus"),
        ("sort=Name&filter=Moons:lt:1", "Mercury Venus"),
        ("sort=Name&filter=Moons:le:1", "Earth Mercury Venus"),
        ("sort=Name&filter=Mass:gt:17.1", "Jupiter Saturn"),
        ("sort=Name&filter=Mass:ge:17.1", "Jupiter Neptune Saturn"),
        ("sort=Name&filter=Moons:gt:0.5&filter=Moons:lt:20", "Earth Mars Neptune"),
        ("sort=Name&filter=Name:contains:AR", "Earth Mars"),
        ("sort=Name&filter=Name:starts:ma", "Mars"),
        ("sort=Name&filter=Name:contains:%25", ""),
        ("sort=Name&filter=Name:starts:_", ""),
        ("sort=Name&filter=Name:eq:'; DROP TABLE planets --", ""),
        ("sort=Name&filter=Moons:contains:6", "Neptune Saturn"),
        ("sort=Name&filter=Found:null", "Earth Jupiter Mars Mercury Saturn Venus"),
        ("sort=Name&filter=Found:notnull", "Neptune Uranus"),
        ("sort=Name&filter=Found:ge:1800-01-01", "Neptune"),
        ("sort=Name&filter=Found:eq:1781-03-13", "Uranus"),
        ("sort=Name&filter=Ringed:eq:true&filter=Kind:eq:ice", "Neptune Uranus"),
    ]);

    [Theory]
    [MemberData(nameof(Asked))]
    public async Task Rows_are_those_asked_for(string engine, (string Query, string Names) asked)
    {
        var app = await data.OnAsync(engine);
        var planets = await Planets.OnAsync(app);

        var table = (await app.GetAsync($"{planets}/rows?{asked.Query}")).Expect(HttpStatusCode.OK);

        Assert.Equal(asked.Names, string.Join(' ', table["rows"]!.AsArray().Select(row => row![0]!.GetValue<string>())));
        Assert.Equal(6, table["columns"]!.AsArray().Count);
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task A_page_knows_how_many_rows_there_are(string engine)
    {
        var app = await data.OnAsync(engine);
        var planets = await Planets.OnAsync(app);

        var all = (await app.GetAsync($"{planets}/rows?limit=3")).Expect(HttpStatusCode.OK);
        var some = (await app.GetAsync($"{planets}/rows?limit=3&filter=Kind:eq:rock")).Expect(HttpStatusCode.OK);

        Assert.Equal((8, 3), ((int)all["total"]!, all["rows"]!.AsArray().Count));
        Assert.Equal((4, 3), ((int)some["total"]!, some["rows"]!.AsArray().Count));
        Assert.Equal(
            """[{"name":"Name","type":"text"},{"name":"Kind","type":"text"},{"name":"Moons","type":"integer"},{"name":"Mass","type":"number"},{"name":"Found","type":"date"},{"name":"Ringed","type":"boolean"}]""",
            all["columns"]!.ToJsonString());
        var csv = await app.GetAsync($"{planets}/rows?sort=Name&filter=Kind:eq:ice", "text/csv");
        Assert.Equal("Name,Kind,Moons,Mass,Found,Ringed\r\nNeptune,ice,16,17.1,1846-09-23,true\r\nUranus,ice,28,14.5,1781-03-13,true\r\n",
            csv.Text);
    }

    public static MatrixTheoryData<string, (string Query, string Field)> Wrong => new(BothEngines,
    [
        ("limit=0", "limit"),
        ("limit=10001", "limit"),
        ("limit=many", "limit"),
        ("offset=-1", "offset"),
        ("sort=Colour", "sort"),
        ("sort=Name%22%20DESC%3B%20DROP%20TABLE%20planets%3B%20--", "sort"),
        ("filter=Colour:eq:red", "filter"),
        ("filter=Kind", "filter"),
        ("filter=Kind:like:x", "filter"),
        ("filter=Kind:3:x", "filter"),
        ("filter=Kind:eq", "filters[0].value"),
        ("filter=Kind:eq:x&filter=Moons:gt:many", "filters[1].value"),
        ("filter=Found:gt:yesterday", "filters[0].value"),
        ("filter=Ringed:eq:perhaps", "filters[0].value"),
    ]);

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_cannot_be_asked_is_named(string engine, (string Query, string Field) asked)
    {
        var app = await data.OnAsync(engine);
        var planets = await Planets.OnAsync(app);

        (await app.GetAsync($"{planets}/rows?{asked.Query}")).ExpectProblem(400, asked.Field);
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Large_whole_numbers_are_told_apart(string engine)
    {
        var app = await data.OnAsync(engine);
        await app.LoadAsync("neighbours", "n\n9007199254740992\n9007199254740993\n9007199254740994\n");
        var address = await app.AddressAsync("neighbours");

        Assert.Equal("""[["9007199254740993"]]""", (await app.GetAsync($"{address}/rows?filter=n:eq:9007199254740993")).Rows());
        Assert.Equal(3, (int)(await app.GetAsync($"{address}/rows?filter=n:gt:0.5")).Json["total"]!);
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Columns_may_have_any_name(string engine)
    {
        var app = await data.OnAsync(engine);
        await app.LoadAsync("odd names", "\"a \"\"b\"\";c\",\"x:y\",\"-z\",\"select\"\n1,2,3,4\n5,6,7,8\n", "odd.csv");
        var address = await app.AddressAsync("odd names");

        var sort = Uri.EscapeDataString("-a \"b\";c");
        Assert.Equal("[[5,6,7,8],[1,2,3,4]]", (await app.GetAsync($"{address}/rows?sort={sort}")).Rows());
        Assert.Equal("[[1,2,3,4]]",
            (await app.GetAsync($"{address}/rows?filter={Uri.EscapeDataString("a \"b\";c:lt:5")}&filter=x:y:eq:2&sort=-z")).Rows());
        Assert.Equal("[[5]]", await app.RowsAsync("SELECT \"a \"\"b\"\";c\" FROM \"odd names\" WHERE \"select\" = 8"));
        Assert.Equal("a \"b\";c",
            (await app.GetAsync($"{address}/profile")).Expect(HttpStatusCode.OK)["columns"]![0]!["name"]!.GetValue<string>());
        var csv = await app.QueryAsync("SELECT * FROM \"odd names\" ORDER BY 1", "text/csv");
        Assert.StartsWith("\"a \"\"b\"\";c\",x:y,-z,select\r\n", csv.Text, StringComparison.Ordinal);
        var chart = await app.GetAsync($"{address}/chart.svg?type=scatter&x={Uri.EscapeDataString("a \"b\";c")}&y=-z&color=x:y");
        Assert.Equal(HttpStatusCode.OK, chart.Status);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await data.EnsureWellAsync();
}
