using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Hyperlane.Templates.Tests.Support;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>Queries and charts that are kept under a name, on both engines.</summary>
[Collection<DataTests>]
public sealed class SavedTests(GeneratedData data) : IAsyncDisposable
{
    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task What_is_saved_shows_the_rows_of_now_at_an_address_that_stays_after_a_restart_too(string engine)
    {
        var place = await data.NewPlaceAsync(engine);
        string query, chart;
        await using (var app = await data.StartAsync(place))
        {
            await app.LoadAsync("people", "name,age\nAda,36\nBob,20\nEve,51\n");
            var dataset = IdOf(await app.AddressAsync("people"));
            query = await SaveAsync(app, new JsonObject
            {
                ["name"] = "  Older than ",
                ["sql"] = "SELECT name FROM people WHERE age > :age ORDER BY 1;",
                ["parameters"] = new JsonObject { ["age"] = 30 }
            });
            chart = await SaveAsync(app, new JsonObject
            {
                ["name"] = "Ages <b>",
                ["dataset"] = dataset,
                ["filter"] = new JsonArray("age:gt:30"),
                ["chart"] = new JsonObject { ["type"] = "bar", ["x"] = "name" }
            });

            Assert.Equal("Older than", (string)(await app.GetAsync(query)).Expect(HttpStatusCode.OK)["name"]!);
            Assert.Equal("[[\"Ada\"],[\"Eve\"]]", (await app.GetAsync(query + "/rows")).Expect(HttpStatusCode.OK)["rows"]!.ToJsonString());
            Assert.Equal("name\nAda\nEve\n", (await app.GetAsync(query + "/rows", "text/csv")).Text.ReplaceLineEndings("\n"));
            (await app.GetAsync(query + "/chart")).ExpectProblem(404);
            var plan = (await app.GetAsync(chart + "/chart?width=400")).Expect(HttpStatusCode.OK);
            Assert.Equal(("Ages <b>", 2), ((string)plan["title"]!, plan["panels"]![0]!["rects"]!.AsArray().Count));
            Assert.Contains("Ages &lt;b&gt;", (await app.GetAsync(chart + "/chart.svg")).Text, StringComparison.Ordinal);
            Assert.Equal("image/png", (await app.GetAsync(chart + "/chart.png")).MediaType);
        }

        await using var again = await data.StartAsync(place);
        Assert.Equal(["Older than", "Ages <b>"], (await again.GetAsync("/saved")).Expect(HttpStatusCode.OK).AsArray()
            .Select(view => (string)view!["name"]!));
        await again.DeleteAsync(await again.AddressAsync("people"));
        (await again.GetAsync(query + "/rows")).ExpectProblem(400, "sql");
        var missing = await again.GetAsync(chart + "/chart");
        missing.ExpectProblem(404);
        Assert.Contains("was deleted", missing.Text, StringComparison.Ordinal);
        var gone = (await again.GetAsync(chart)).Expect(HttpStatusCode.OK).AsObject();
        gone["name"] = "Without its dataset";
        Assert.Equal("Without its dataset", (string)(await PutAsync(again, chart, gone)).Expect(HttpStatusCode.OK)["name"]!);
        Assert.Equal(HttpStatusCode.NoContent, (await again.DeleteAsync(chart)).Status);
        (await again.GetAsync(chart)).ExpectProblem(404);
        (await again.DeleteAsync(chart)).ExpectProblem(404);
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task A_chart_of_SQL_takes_named_parameters(string engine)
    {
        var app = await data.OnAsync(engine);
        var chart = await SaveAsync(app, JsonNode.Parse("""
            {"name": "Large ones", "sql": "SELECT \"Type\", \"Magnitude\" FROM eclipses WHERE \"Type\" = :kind OR :all", "parameters": {"kind": "Total", "all": false},
             "chart": {"type": "histogram", "x": "Magnitude", "color": "Type"}}
            """)!.AsObject());

        var plan = (await app.GetAsync(chart + "/chart")).Expect(HttpStatusCode.OK);
        Assert.Equal(68, plan["panels"]![0]!["rects"]!.AsArray().Sum(bar => (double)bar!["y2"]! - (double)bar["y1"]!), 0.001);
        (await app.PostAsync("/query/chart", JsonNode.Parse("""{"sql": "SELECT :a AS a", "chart": {"x": "a"}}""")!)).ExpectProblem(
            400, "parameters.a");
        await app.DeleteAsync(chart);
    }

    [Theory]
    [InlineData("""{"sql": "SELECT 1"}""", 400, "name")]
    [InlineData("""{"name": " ", "sql": "SELECT 1"}""", 400, "name")]
    [InlineData("""{"name": "a\u0000b", "sql": "SELECT 1"}""", 400, "name")]
    [InlineData("""{"name": "never kept"}""", 400, "dataset")]
    [InlineData("""{"name": "never kept", "dataset": "nope"}""", 400, "dataset")]
    [InlineData("""{"name": "never kept", "sql": "SELECT 1", "filter": ["a:eq:1"]}""", 400, "filter")]
    [InlineData("""{"name": "never kept", "sql": "SELECT 1", "chart": {"type": "pie"}}""", 400, "chart.type")]
    [InlineData("""{"name": "never kept", "sql": "SELECT 1", "chart": {"bins": 0}}""", 400, "chart.bins")]
    public async Task What_shows_nothing_is_not_kept(string content, int status, string field)
    {
        var app = await data.OnAsync("duckdb");

        (await app.PostAsync("/saved", JsonNode.Parse(content)!)).ExpectProblem(status, field);

        Assert.DoesNotContain("never kept", (await app.GetAsync("/saved")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Names_are_taken_once_changes_of_others_are_not_lost_and_there_is_a_limit(string engine)
    {
        await using var app = await data.StartAsync(await data.NewPlaceAsync(engine), "--Data:MaxSaved=2");
        var first = await SaveAsync(app, JsonNode.Parse("""{"name": "First", "sql": "SELECT 1"}""")!.AsObject());
        (await app.PostAsync("/saved", JsonNode.Parse("""{"name": "FIRST", "sql": "SELECT 2"}""")!)).ExpectProblem(409, "name");
        var second = await SaveAsync(app, JsonNode.Parse("""{"name": "Second", "sql": "SELECT 2"}""")!.AsObject());
        (await app.PostAsync("/saved", JsonNode.Parse("""{"name": "Third", "sql": "SELECT 3"}""")!)).ExpectProblem(507);
        (await PutAsync(app, second, JsonNode.Parse("""{"name": "first", "sql": "SELECT 2"}""")!)).ExpectProblem(409, "name");

        (await PutAsync(app, first, JsonNode.Parse("""{"name": "First", "sql": "SELECT 10"}""")!, "\"1\"")).Expect(HttpStatusCode.OK);
        (await PutAsync(app, first, JsonNode.Parse("""{"name": "First", "sql": "SELECT 11"}""")!, "\"1\"")).ExpectProblem(412);

        Assert.Equal("[[10]]", (await app.GetAsync(first + "/rows")).Expect(HttpStatusCode.OK)["rows"]!.ToJsonString());
        (await PutAsync(app, "/saved/nope", JsonNode.Parse("""{"name": "x", "sql": "SELECT 1"}""")!)).ExpectProblem(404);
    }

    [Fact]
    public async Task A_file_that_is_no_saved_view_is_left_out_and_left_alone()
    {
        var place = await data.NewPlaceAsync("duckdb");
        await using (var app = await data.StartAsync(place))
        {
            await SaveAsync(app, JsonNode.Parse("""{"name": "Whole", "sql": "SELECT 1"}""")!.AsObject());
        }

        var broken = Path.Combine(place.Folder, "saved", "broken.json");
        await File.WriteAllTextAsync(broken, "{\"id\":", TestContext.Current.CancellationToken);

        await using var again = await data.StartAsync(place);
        Assert.Equal("Whole", (string)Assert.Single((await again.GetAsync("/saved")).Expect(HttpStatusCode.OK).AsArray())!["name"]!);
        Assert.Contains("broken.json is left out", again.App.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(broken));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await data.EnsureWellAsync();

    private static async Task<string> SaveAsync(DataApp app, JsonObject content)
    {
        var answer = await app.PostAsync("/saved", content);
        return $"/saved/{(string)answer.Expect(HttpStatusCode.Created)["id"]!}";
    }

    private static async Task<Answer> PutAsync(DataApp app, string path, JsonNode content, string? match = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put,
            new Uri(path, UriKind.Relative))
        { Content = new StringContent(content.ToJsonString(), Encoding.UTF8, "application/json") };
        if (match is not null)
        {
            request.Headers.IfMatch.Add(EntityTagHeaderValue.Parse(match));
        }

        return await Answer.OfAsync(app.App.Client, request);
    }

    private static string IdOf(string address) => address["/datasets/".Length..];
}
