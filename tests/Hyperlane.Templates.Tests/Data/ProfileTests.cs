using System.Globalization;
using System.Net;
using System.Text.Json;
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

        Assert.Equal(("integer", 0, 7, 0, 146),
            (Text(moons["type"]), (int)moons["nulls"]!, (int)moons["distinct"]!, (int)moons["min"]!, (int)moons["max"]!));
        Assert.Equal(36, moons["mean"]!.GetValue<double>(), 1e-9);
        Assert.Equal(Math.Sqrt(21018 / 7.0), moons["deviation"]!.GetValue<double>(), 1e-9);
        Assert.Equal([0.75, 9, 44.75], moons["quartiles"]!.AsArray().Select(quartile => quartile!.GetValue<double>()));
        Assert.Equal("""[{"value":0,"count":2},{"value":1,"count":1},{"value":2,"count":1},{"value":16,"count":1},{"value":28,"count":1}]""", moons["top"]!.ToJsonString());
        var bins = moons["histogram"]!.AsArray();
        Assert.Equal(15, bins.Count); // from 0 to 146 in steps of 10
        Assert.Equal((0, 10, 4), Bin(bins[0]));
        Assert.Equal((90, 100, 1), Bin(bins[9]));
        Assert.Equal((140, 150, 1), Bin(bins[14]));
        Assert.Equal(8, bins.Sum(bin => (int)bin!["count"]!));
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Texts_dates_and_booleans_have_what_suits_them(string engine)
    {
        var kind = await ColumnAsync(engine, "Kind");
        Assert.Equal(("text", 0, 3, "gas", "rock"),
            (Text(kind["type"]), (int)kind["nulls"]!, (int)kind["distinct"]!, Text(kind["min"]), Text(kind["max"])));
        Assert.Equal("""[{"value":"rock","count":4},{"value":"gas","count":2},{"value":"ice","count":2}]""", kind["top"]!.ToJsonString());
        Assert.Null(kind["mean"] ?? kind["deviation"] ?? kind["quartiles"] ?? kind["histogram"]);

        var found = await ColumnAsync(engine, "Found");
        Assert.Equal(("date", 6, 2, "1781-03-13", "1846-09-23"),
            (Text(found["type"]), (int)found["nulls"]!, (int)found["distinct"]!, Text(found["min"]), Text(found["max"])));
        var bins = found["histogram"]!.AsArray();
        Assert.Equal(("1780-01-01", "1785-01-01", 1), (Text(bins[0]!["from"]), Text(bins[0]!["to"]), (int)bins[0]!["count"]!));
        Assert.Equal(("1845-01-01", "1850-01-01", 1), (Text(bins[^1]!["from"]), Text(bins[^1]!["to"]), (int)bins[^1]!["count"]!));

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
        Assert.Equal("""[[1,"a"],["NaN","b"],["Infinity","c"],[3,"d"],["-Infinity","e"]]""",
            (await app.GetAsync($"{address}/rows?sort=y")).Rows());
        var x = (await app.GetAsync($"{address}/profile")).Expect(HttpStatusCode.OK)["columns"]![0]!;
        Assert.Equal(("number", 0, 5, 1, 3, 2),
            (Text(x["type"]), (int)x["nulls"]!, (int)x["distinct"]!, (int)x["min"]!, (int)x["max"]!, (int)x["mean"]!));
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

    /// <summary>Grades, prices, percents: few decimals, so that many values lie on a border.</summary>
    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Each_bin_has_what_a_count_between_its_round_borders_has(string engine)
    {
        var app = await data.OnAsync(engine);
        var random = new Random(7);
        var lines = Enumerable.Range(0, 2_000).Select(i => string.Create(
            CultureInfo.InvariantCulture,
            $"{Math.Round(1 + (random.NextDouble() * 3) + (random.NextDouble() * 3) + (random.NextDouble() * 3), 1)},{i % 7 * 0.05:0.00},{random.Next(-40, 1_000)},{new DateOnly(2020, 1, 31).AddDays(i % 400):yyyy-MM-dd},{new DateTime(2024, 2, 28, 22, 13, 5).AddMinutes(i):yyyy-MM-dd HH:mm:ss},{9_007_199_254_740_993 + (i % 50)}"));
        await app.LoadAsync("rated", $"rating,c,v,day,moment,long\n{string.Join('\n', lines)}\n");
        var profile = (await app.GetAsync($"{await app.AddressAsync("rated")}/profile")).Expect(HttpStatusCode.OK);

        foreach (var column in profile["columns"]!.AsArray())
        {
            var (name, bins) = (Text(column!["name"]), column["histogram"]!.AsArray());
            var type = Text(column["type"]) switch { "date" => "DATE ", "timestamp" => "TIMESTAMP ", _ => "" };
            var borders = bins.Select(bin => Border(bin!["from"]!)).Append(Border(bins[^1]!["to"]!)).ToArray();
            var counts = borders.Zip(borders.Skip(1), (from, to) =>
                $"count(*) FILTER (WHERE {name} >= {from} AND {name} {(to == borders[^1] ? "<=" : "<")} {to})");
            Assert.InRange(bins.Count, 5, 20);
            Assert.Equal($"[[{string.Join(',', bins.Select(bin => (int)bin!["count"]!))}]]",
                await app.RowsAsync($"SELECT {string.Join(", ", counts)} FROM rated"));
            Assert.Equal(2_000, bins.Sum(bin => (int)bin!["count"]!));

            string Border(JsonNode border) => border.GetValueKind() == JsonValueKind.Number
                ? border.ToJsonString()
                : type.Length > 0 ? $"{type}'{border}'" : $"{border}";
        }

        Assert.Equal([0.5, 100], Step("rating", "v"));
        Assert.Equal(["2020-01-01", "2024-02-28T22:00:00"], ((string[])["day", "moment"]).Select(name =>
            Text(Of(name)["histogram"]![0]!["from"])));
        Assert.Equal("9007199254740993", Text(Of("long")["min"]));
        Assert.Equal(["9007199254740995", "9007199254741000"], Of("long")["histogram"]!.AsArray().Skip(1).Take(2)
            .Select(bin => Text(bin!["from"])));

        JsonNode Of(string name) => profile["columns"]!.AsArray().Single(column => Text(column!["name"]) == name)!;

        IEnumerable<double> Step(params string[] names)
            => names.Select(name => Bin(Of(name)["histogram"]![1])).Select(bin => bin.To - bin.From);
    }

    /// <summary>Surveys, genes, sensors: thousands of columns.</summary>
    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task A_wide_table_is_known_soon_column_by_column(string engine)
    {
        var columns = engine == "postgres" ? 900 : 2_000; // a row of PostgreSQL has 8 KB at most
        var app = await data.OnAsync(engine);
        var rows = Enumerable.Range(0, 50)
            .Select(row => string.Join(',', Enumerable.Range(0, columns)
                .Select(column => (column % 3) switch { 0 => $"{row * column}", 1 => $"{row}.5", _ => $"t{row % 4}" })));
        await app.LoadAsync("widest",
            $"{string.Join(',', Enumerable.Range(0, columns).Select(column => $"c{column}"))}\n{string.Join('\n', rows)}\n");
        var address = await app.AddressAsync("widest");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(60)); // a tenth of that on a machine of its own

        using var answer = await app.App.Client.GetAsync(new Uri($"{address}/profile/columns", UriKind.Relative),
            HttpCompletionOption.ResponseHeadersRead, limit.Token);
        Assert.Equal("application/jsonl", answer.Content.Headers.ContentType?.MediaType);
        var lines = (await answer.Content.ReadAsStringAsync(limit.Token)).TrimEnd().Split('\n');

        Assert.Equal(Enumerable.Range(0, columns).Select(column => $"c{column}"),
            lines.Select(line => Text(JsonNode.Parse(line)!["name"])));
        var whole = (await app.GetAsync($"{address}/profile")).Expect(HttpStatusCode.OK)["columns"]!.AsArray();
        Assert.Equal(lines[^1], whole[^1]!.ToJsonString());
        Assert.Equal((50, 4), ((int)whole[1]!["distinct"]!, (int)whole[2]!["distinct"]!));
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

    private static (double From, double To, int Count) Bin(JsonNode? bin)
        => ((double)bin!["from"]!, (double)bin["to"]!, (int)bin["count"]!);

    private static string Text(JsonNode? node) => node!.GetValue<string>();
}
