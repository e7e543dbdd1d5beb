using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Hyperlane.Templates.Tests.Support;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>
/// Datasets whose rows become others: read otherwise from the kept files, replaced, added to. Id and name stay, and what fails changes
/// nothing.
/// </summary>
[Collection<DataTests>]
public sealed class RowChangeTests(GeneratedData data) : IAsyncDisposable
{
    private static readonly string[] BothEngines = ["duckdb", "postgres"];

    /// <summary>A file, how it is read later, and the columns and rows that it then has.</summary>
    public static MatrixTheoryData<string, (string Name, string Content, string Query, string Columns, string Rows)> Later
        => new(BothEngines,
    [
        ("dates", "d,n\n01/02/2024,1\n03/04/2024,2\n", "types=d:date&dates=m/d/y", "d date, n integer", """[["2024-01-02",1],["2024-03-04",2]]"""),
        ("a code", "zip,n\n123,1\n", "types=zip:text", "zip text, n integer", """[["123",1]]"""),
        ("missing", "a,b\nNA,x\n1,y\n", "missing=NA", "a integer, b text", """[[null,"x"],[1,"y"]]"""),
        ("comma", "a;b\n1,5;x\n2,25;y\n", "decimal=,", "a number, b text", """[[1.5,"x"],[2.25,"y"]]"""),
        ("heading", "1,2\n3,4\n", "header=true", "1 integer, 2 integer", "[[3,4]]"),
    ]);

    [Theory]
    [MemberData(nameof(Later))]
    public async Task A_type_is_changed_later_from_the_kept_file(
        string engine, (string Name, string Content, string Query, string Columns, string Rows) file)
    {
        var app = await data.OnAsync(engine);
        var before = await app.LoadAsync($"later {file.Name}", file.Content);

        var after = (await AgainAsync(app, before, file.Query)).Expect(HttpStatusCode.OK);

        Assert.Equal((string)before["id"]!, (string)after["id"]!);
        Assert.Equal(file.Columns, Columns(after));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(file.Rows),
            JsonNode.Parse(await app.RowsAsync($"SELECT * FROM \"later {file.Name}\""))));
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task What_cannot_be_another_type_is_told_and_nothing_changes(string engine)
    {
        var app = await data.OnAsync(engine);
        var dataset = await app.LoadAsync("stays text", "n,v\n1,a\nx,b\n");

        var refused = await AgainAsync(app, dataset, "types=n:integer");

        refused.ExpectProblem(400);
        Assert.Equal("Line 3, column \"n\": 'x' is no integer.", (string)refused.Json["detail"]!);
        Assert.Equal("n text, v text", Columns((await app.GetAsync(await app.AddressAsync("stays text"))).Expect(HttpStatusCode.OK)));
        Assert.Empty(app.Place.Leftovers);
        (await AgainAsync(app, dataset, "types=nope:integer")).ExpectProblem(400, "types");
        (await app.SendAsync(HttpMethod.Post, "/datasets/nope/reading?types=n:text")).ExpectProblem(404);
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task What_is_left_out_is_a_list_to_download(string engine)
    {
        var app = await data.OnAsync(engine);
        const string file = "n,v\n1,a\nx,\"b, c\"\n3\n";

        var skipped = await app.LoadAsync("rejects skipped", file, "bad.csv", "&types=n:integer&onError=skip");
        var nulled = await app.LoadAsync("rejects nulled", file, "bad.csv", "&types=n:integer&onError=null");
        var whole = await app.LoadAsync("rejects none", "n\n1\n");

        Assert.Equal((1, 2, 0), ((int)skipped["rows"]!, (int)skipped["skipped"]!, (int)skipped["nulled"]!));
        Assert.Equal((2, 1, 1), ((int)nulled["rows"]!, (int)nulled["skipped"]!, (int)nulled["nulled"]!));
        Assert.Equal("file,line,column,text,reason\r\nbad.csv,3,n,\"x,\"\"b, c\"\"\",'x' is no integer.\r\nbad.csv,4,,3,\"1 fields, where the first line has 2.\"\r\n", await RejectsAsync(app, skipped));
        Assert.Equal("file,line,column,text,reason\r\nbad.csv,3,n,x,'x' is no integer.\r\nbad.csv,4,,3,\"1 fields, where the first line has 2.\"\r\n", await RejectsAsync(app, nulled));
        (await app.GetAsync($"/datasets/{whole["id"]}/rejects")).ExpectProblem(404);
    }

    [Fact]
    public async Task Of_very_many_the_list_has_the_first_and_all_are_counted()
    {
        var app = await data.OnAsync("duckdb");

        var dataset = await app.LoadAsync("many rejects", "n\n" + string.Concat(Enumerable.Repeat("x\n", 10_050)) + "1\n",
            query: "&types=n:integer&onError=null");

        Assert.Equal((10_051, 10_050), ((int)dataset["rows"]!, (int)dataset["nulled"]!));
        Assert.Equal(10_001, (await RejectsAsync(app, dataset)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    /// <summary>What is added, how, and what the dataset then is.</summary>
    public static MatrixTheoryData<string, (string Name, string Before, string Added, string Query, string Columns, string Rows)> Additions
        => new(BothEngines,
    [
        ("another order", "a,b\n1,x\n", "b,a\ny,2\n", "", "a integer, b text", """[[1,"x"],[2,"y"]]"""),
        ("another separator", "a,b\n1,x\n", "a;b\n2;y\n", "", "a integer, b text", """[[1,"x"],[2,"y"]]"""),
        ("no type of its own", "a,b\n1,x\n", "a,b\n,y\n", "", "a integer, b text", """[[1,"x"],[null,"y"]]"""),
        ("texts", "a,b\nx,1\n", "a,b\n007,2\n", "", "a text, b integer", """[["x",1],["007",2]]"""),
        ("a wider type", "a,b\n1,x\n", "a,b\n007,y\n", "&widen=true", "a text, b text", """[["1","x"],["007","y"]]"""),
        ("decimals", "a,b\n1,x\n", "a,b\n2.5,y\n", "&widen=true", "a number, b text", """[[1,"x"],[2.5,"y"]]"""),
        ("one more column", "a\n1\n", "a,b\n2,y\n", "&widen=true", "a integer, b text", """[[1,null],[2,"y"]]"""),
        ("one column less", "a,b\n1,x\n", "b\ny\n", "&widen=true", "a integer, b text", """[[1,"x"],[null,"y"]]"""),
    ]);

    [Theory]
    [MemberData(nameof(Additions))]
    public async Task Rows_are_added_by_the_names_of_columns(
        string engine, (string Name, string Before, string Added, string Query, string Columns, string Rows) file)
    {
        var app = await data.OnAsync(engine);
        var before = await app.LoadAsync($"added {file.Name}", file.Before);

        var after = (await SendAsync(app, HttpMethod.Post, before, "/rows?file=more.csv" + file.Query, file.Added)).Expect(
            HttpStatusCode.OK);

        Assert.Equal((string)before["id"]!, (string)after["id"]!);
        Assert.Equal(file.Columns, Columns(after));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(file.Rows),
            JsonNode.Parse(await app.RowsAsync($"SELECT * FROM \"added {file.Name}\""))),
            await app.RowsAsync($"SELECT * FROM \"added {file.Name}\""));
    }

    [Theory]
    [InlineData("a,b\n007,y\n", "Column \"a\" is integer, and with these rows it would be text: ")]
    [InlineData("a,b,c\n2,y,z\n", "The dataset has no column \"c\".")]
    [InlineData("a\n2\n", "The file has no column \"b\".")]
    public async Task Rows_that_do_not_fit_are_refused_and_nothing_changes(string added, string said)
    {
        var app = await data.OnAsync("duckdb");
        var name = $"fits {added.Length}";
        var before = await app.LoadAsync(name, "a,b\n1,x\n");

        var refused = await SendAsync(app, HttpMethod.Post, before, "/rows?file=more.csv", added);

        refused.ExpectProblem(400, "columns");
        Assert.Contains(said, (string)refused.Json["errors"]!["columns"]![0]!, StringComparison.Ordinal);
        Assert.Equal("""[[1,"x"]]""", await app.RowsAsync($"SELECT * FROM \"{name}\""));
        Assert.Empty(app.Place.Leftovers);
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task A_dataset_gets_other_rows_and_keeps_its_links_after_a_restart_too(string engine)
    {
        var place = await data.NewPlaceAsync(engine);
        string address;
        await using (var app = await data.StartAsync(place))
        {
            var before = await app.LoadAsync("first", "a\n1\n");
            address = $"/datasets/{before["id"]}";
            (await app.GetAsync($"{address}/profile")).Expect(HttpStatusCode.OK);

            var after = (await SendAsync(app, HttpMethod.Put, before, "?file=other.xlsx", Xlsx.Of(("One", "b|c\nx|=2.5\ny|=3.5")))).Expect(
                HttpStatusCode.OK);

            Assert.Equal(((string)before["id"]!, "first", "b text, c number", 2),
                ((string)after["id"]!, (string)after["name"]!, Columns(after), (int)after["rows"]!));
            Assert.Equal("b c", string.Join(' ', (await app.GetAsync($"{address}/profile")).Expect(HttpStatusCode.OK)["columns"]!.AsArray()
                .Select(column => (string)column!["name"]!)));
            (await SendAsync(app, HttpMethod.Put, before, "?file=broken.csv", "a,b\n1\n")).ExpectProblem(400);
            (await app.SendAsync(HttpMethod.Put, "/datasets/nope", new StringContent("a\n1\n"))).ExpectProblem(404);
        }

        await using var again = await data.StartAsync(place);
        Assert.Equal("""[["x",2.5],["y",3.5]]""", await again.RowsAsync("SELECT * FROM first"));
        (await again.SendAsync(HttpMethod.Post, $"{address}/reading?types=c:text")).Expect(HttpStatusCode.OK);
        Assert.Equal("""[["x","2.5"],["y","3.5"]]""", await again.RowsAsync("SELECT * FROM first"));
        Assert.Equal(HttpStatusCode.NoContent, (await again.DeleteAsync(address)).Status);
        var kept = Path.Combine(place.Folder, "kept");
        Assert.DoesNotContain(Directory.Exists(kept) ? Directory.GetFiles(kept) : [], path => Path.GetFileName(path)
            .StartsWith(address.Split('/')[^1], StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Without_the_files_rows_can_be_replaced_only(string engine)
    {
        await using var app = await data.StartAsync(await data.NewPlaceAsync(engine), "--Data:KeepFiles=false");
        var dataset = await app.LoadAsync("not kept", "a\n1\n");

        var refused = await AgainAsync(app, dataset, "types=a:text");

        refused.ExpectProblem(409);
        Assert.Contains("Data:KeepFiles", refused.Text, StringComparison.Ordinal);
        (await SendAsync(app, HttpMethod.Post, dataset, "/rows", "a\n2\n")).ExpectProblem(409);
        (await SendAsync(app, HttpMethod.Put, dataset, "", "a\n2\n")).Expect(HttpStatusCode.OK);
        Assert.Equal("[[2]]", await app.RowsAsync("SELECT * FROM \"not kept\""));
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Rows_are_added_to_an_answer_that_was_kept(string engine)
    {
        var app = await data.OnAsync(engine);
        var made = (await app.PostAsync("/query/dataset",
            new JsonObject { ["name"] = "kept for more", ["sql"] = "SELECT 1 AS a, 'x' AS b" })).Expect(HttpStatusCode.Created);
        var parquet = await app.App.Client.SendAsync(Parquet("SELECT 'y' AS b, 2 AS a"), TestContext.Current.CancellationToken);

        var after = (await SendAsync(app, HttpMethod.Post, made, "/rows?file=more.parquet",
            await parquet.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))).Expect(HttpStatusCode.OK);

        Assert.Equal(2, (int)after["rows"]!);
        Assert.Equal("""[[1,"x"],[2,"y"]]""", await app.RowsAsync("SELECT a, b FROM \"kept for more\" ORDER BY a"));
        (await SendAsync(app, HttpMethod.Post, made, "/rows?file=more.csv", "a,b\n1,x\n")).ExpectProblem(400);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await data.EnsureWellAsync();

    private static HttpRequestMessage Parquet(string sql)
    {
        var request = new HttpRequestMessage(HttpMethod.Post,
            new Uri("/query", UriKind.Relative))
        {
            Content = new StringContent(new JsonObject { ["sql"] = sql }.ToJsonString(),
                Encoding.UTF8, "application/json")
        };
        request.Headers.Accept.ParseAdd("application/vnd.apache.parquet");
        return request;
    }

    private static Task<Answer> AgainAsync(DataApp app, JsonNode dataset, string query)
        => app.SendAsync(HttpMethod.Post, $"/datasets/{dataset["id"]}/reading?{query}");

    private static Task<Answer> SendAsync(DataApp app, HttpMethod method, JsonNode dataset, string path, string text)
        => SendAsync(app, method, dataset, path, Encoding.UTF8.GetBytes(text));

    private static Task<Answer> SendAsync(DataApp app, HttpMethod method, JsonNode dataset, string path, byte[] file)
        => app.SendAsync(method, $"/datasets/{dataset["id"]}{path}", new ByteArrayContent(file));

    private static async Task<string> RejectsAsync(DataApp app, JsonNode dataset)
    {
        var answer = await app.GetAsync($"/datasets/{dataset["id"]}/rejects");
        Assert.Equal((HttpStatusCode.OK, "text/csv"), (answer.Status, answer.MediaType));
        return answer.Text;
    }

    private static string Columns(JsonNode dataset)
        => string.Join(", ", dataset["columns"]!.AsArray().Select(column => $"{column!["name"]} {column["type"]}"));
}
