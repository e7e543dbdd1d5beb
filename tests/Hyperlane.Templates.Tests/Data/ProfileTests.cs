using System.Net;
using System.Text.Json.Nodes;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>A dataset at a glance: each number is the one that a person gets who counts.</summary>
[Collection<DataTests>]
public sealed class ProfileTests(GeneratedData data) : IAsyncDisposable
{
    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Numbers_have_moments_quartiles_and_a_histogram(string engine)
    {
        var moons = await ColumnAsync(engine, "Moons");

        Assert.Equal(("integer", 0, 7, 0, 146), (Text(moons["type"]), (int)moons["nulls"]!, (int)moons["distinct"]!, (int)moons["min"]!, (int)moons["max"]!));
        Assert.Equal(36, moons["mean"]!.GetValue<double>(), 1e-9);
        Assert.Equal(Math.Sqrt(21018 / 7.0), moons["deviation"]!.GetValue<double>(), 1e-9);
        Assert.Equal([0.75, 9, 44.75], moons["quartiles"]!.AsArray().Select(quartile => quartile!.GetValue<double>()));
        Assert.Equal("""[{"value":0,"count":2},{"value":1,"count":1},{"value":2,"count":1},{"value":16,"count":1},{"value":28,"count":1}]""", moons["top"]!.ToJsonString());
        var bins = moons["histogram"]!.AsArray();
        Assert.Equal(19, bins.Count); // 147 possible values in steps of 8
        Assert.Equal((0, 8, 4), Bin(bins[0]));
        Assert.Equal((88, 96, 1), Bin(bins[11]));
        Assert.Equal((144, 152, 1), Bin(bins[18]));
        Assert.Equal(8, bins.Sum(bin => (int)bin!["count"]!));
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Texts_dates_and_booleans_have_what_suits_them(string engine)
    {
        var kind = await ColumnAsync(engine, "Kind");
        Assert.Equal(("text", 0, 3, "gas", "rock"), (Text(kind["type"]), (int)kind["nulls"]!, (int)kind["distinct"]!, Text(kind["min"]), Text(kind["max"])));
        Assert.Equal("""[{"value":"rock","count":4},{"value":"gas","count":2},{"value":"ice","count":2}]""", kind["top"]!.ToJsonString());
        Assert.Null(kind["mean"] ?? kind["deviation"] ?? kind["quartiles"] ?? kind["histogram"]);

        var found = await ColumnAsync(engine, "Found");
        Assert.Equal(("date", 6, 2, "1781-03-13", "1846-09-23"), (Text(found["type"]), (int)found["nulls"]!, (int)found["distinct"]!, Text(found["min"]), Text(found["max"])));
        var bins = found["histogram"]!.AsArray();
        Assert.Equal(("1781-03-13", 1, 1), (Text(bins[0]!["from"]), (int)bins[0]!["count"]!, (int)bins[^1]!["count"]!));

        var ringed = await ColumnAsync(engine, "Ringed");
        Assert.Equal(("boolean", 0, 2), (Text(ringed["type"]), (int)ringed["nulls"]!, (int)ringed["distinct"]!));
        Assert.Equal("""[{"value":false,"count":4},{"value":true,"count":4}]""", ringed["top"]!.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Infinities_and_what_is_no_number_do_not_spoil_the_others(string engine)
    {
        var app = await data.OnAsync(engine);
        if (!await app.HasAsync("limitless"))
        {
            await app.LoadAsync("limitless", "x,y\n1,a\nNaN,b\ninf,c\n3,d\n-inf,e\n");
        }

        var address = await app.AddressAsync("limitless");
        Assert.Equal("""[[1,"a"],["NaN","b"],["Infinity","c"],[3,"d"],["-Infinity","e"]]""", (await app.GetAsync($"{address}/rows?sort=y")).Rows());
        var x = (await app.GetAsync($"{address}/profile")).Expect(HttpStatusCode.OK)["columns"]![0]!;
        Assert.Equal(("number", 0, 5, 1, 3, 2), (Text(x["type"]), (int)x["nulls"]!, (int)x["distinct"]!, (int)x["min"]!, (int)x["max"]!, (int)x["mean"]!));
        Assert.Equal(2, x["histogram"]!.AsArray().Sum(bin => (int)bin!["count"]!));
        foreach (var chart in (string[])["bar&x=y&y=x", "line&x=y&y=x", "scatter&x=x&y=x", "histogram&x=x", "box&y=x", "heatmap&x=x&y=y"])
        {
            Assert.Equal(HttpStatusCode.OK, (await app.GetAsync($"{address}/chart.svg?type={chart}")).Status);
        }
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task A_dataset_without_rows_has_a_profile_and_pictures(string engine)
    {
        var app = await data.OnAsync(engine);
        var dataset = await app.LoadAsync("header only", "when,how much\n");
        Assert.Equal((0, 2), ((int)dataset["rows"]!, dataset["columns"]!.AsArray().Count));
        var address = await app.AddressAsync("header only");

        Assert.Equal("[]", (await app.GetAsync($"{address}/rows")).Rows());
        var profile = (await app.GetAsync($"{address}/profile")).Expect(HttpStatusCode.OK);
        Assert.Equal((0, "when"), ((int)profile["rows"]!, Text(profile["columns"]![0]!["name"])));
        Assert.Equal(HttpStatusCode.OK, (await app.GetAsync($"{address}/chart.svg?type=bar&x=when")).Status);
        Assert.Equal(HttpStatusCode.OK, (await app.GetAsync($"{address}/chart.png?type=heatmap&x=when&y=how%20much")).Status);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await data.EnsureWellAsync();

    private async Task<JsonNode> ColumnAsync(string engine, string name)
    {
        var app = await data.OnAsync(engine);
        var profile = (await app.GetAsync($"{await Planets.OnAsync(app)}/profile")).Expect(HttpStatusCode.OK);
        Assert.Equal(8, (int)profile["rows"]!);
        return Assert.Single(profile["columns"]!.AsArray(), column => Text(column!["name"]) == name)!;
    }

    private static (double From, double To, int Count) Bin(JsonNode? bin) => ((double)bin!["from"]!, (double)bin["to"]!, (int)bin["count"]!);

    private static string Text(JsonNode? node) => node!.GetValue<string>();
}
