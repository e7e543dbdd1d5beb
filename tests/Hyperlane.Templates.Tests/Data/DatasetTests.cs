using System.Net;
using System.Text.Json.Nodes;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>Datasets as such, and what the service says of itself.</summary>
[Collection<DataTests>]
public sealed class DatasetTests(GeneratedData data) : IAsyncDisposable
{
    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task A_dataset_is_listed_found_asked_and_deleted_and_its_name_is_free_again(string engine)
    {
        var app = await data.OnAsync(engine);

        var dataset = await app.LoadAsync("short lived", "a,b\n1,x\n2,y\n", "short.csv");

        var address = $"/datasets/{dataset["id"]}";
        Assert.Equal(["id", "name", "rows", "columns", "bytes", "source", "skipped", "createdAt", "origin", "reading", "updatedAt",
            "nulled", "rejects", "files"], dataset.AsObject().Select(field => field.Key));
        Assert.Equal(dataset.ToJsonString(), (await app.GetAsync(address)).Expect(HttpStatusCode.OK).ToJsonString());
        var all = (await app.GetAsync("/datasets")).Expect(HttpStatusCode.OK).AsArray();
        Assert.Equal("eclipses", all[0]!["name"]!.GetValue<string>());
        Assert.Equal(dataset.ToJsonString(), all[^1]!.ToJsonString());
        Assert.Equal("[[2,\"y\"]]", await app.RowsAsync("SELECT * FROM \"short lived\" WHERE a > 1"));

        Assert.Equal(HttpStatusCode.NoContent, (await app.DeleteAsync(address)).Status);

        Assert.False(await app.HasAsync("short lived"));
        (await app.GetAsync(address)).ExpectProblem(404);
        (await app.DeleteAsync(address)).ExpectProblem(404);
        (await app.QueryAsync("SELECT * FROM \"short lived\"")).ExpectProblem(400, "sql");
        await app.LoadAsync("short lived", "c\n3\n");
        Assert.Equal("[[3]]", await app.RowsAsync("SELECT * FROM \"short lived\""));
        await app.DeleteAsync(await app.AddressAsync("short lived"));
    }

    [Theory]
    [InlineData("/rows")]
    [InlineData("/profile")]
    [InlineData("/chart.svg?type=bar&x=a")]
    [InlineData("/chart.png?type=bar&x=a")]
    public async Task Of_a_dataset_that_is_not_there_nothing_is_known(string path)
    {
        var app = await data.OnAsync("duckdb");

        (await app.GetAsync("/datasets/nonesuch" + path)).ExpectProblem(404);
        (await app.PostAsync("/datasets/nonesuch/aggregate", new JsonObject())).ExpectProblem(404);
    }

    [Theory]
    [InlineData("", "my figures.2024.csv.gz", "my figures.2024")]
    [InlineData("", "höhe+breite.tsv", "höhe_breite")]
    [InlineData("given", "other.csv", "given")]
    public async Task Without_a_name_it_is_called_as_its_file(string name, string file, string expected)
    {
        var app = await data.OnAsync("duckdb");
        var query = name.Length > 0 ? $"name={name}&" : "";

        var answer = await app.SendAsync(HttpMethod.Post, $"/datasets?{query}file={Uri.EscapeDataString(file)}",
            new StringContent("a\n1\n"));

        Assert.Equal(expected, answer.Expect(HttpStatusCode.Created)["name"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("a \"b\";c")]
    [InlineData("semi;colon")]
    [InlineData("it's")]
    [InlineData("../etc/passwd")]
    [InlineData("a/b")]
    [InlineData("_hidden")]
    [InlineData("line\nbreak")]
    [InlineData("x123456789x123456789x123456789x123456789x123456789x123456789x123")]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_name_that_cannot_be_one_is_refused(string? name)
    {
        var app = await data.OnAsync("duckdb");
        var query = name is null ? "" : $"?name={Uri.EscapeDataString(name)}";

        var answer = await app.SendAsync(HttpMethod.Post, $"/datasets{query}", new StringContent("a\n1\n"));

        answer.ExpectProblem(400, "name");
    }

    [Fact]
    public async Task A_form_has_one_file()
    {
        var app = await data.OnAsync("duckdb");
        using var none = new MultipartFormDataContent { { new StringContent("x"), "field" } };
        using var two = new MultipartFormDataContent { { new ByteArrayContent("a\n1\n"u8.ToArray()), "one",
            "1.csv" }, { new ByteArrayContent("a\n1\n"u8.ToArray()), "two", "2.csv" } };

        (await app.SendAsync(HttpMethod.Post, "/datasets?name=form", none)).ExpectProblem(400);
        (await app.SendAsync(HttpMethod.Post, "/datasets?name=form", two)).ExpectProblem(400);

        Assert.False(await app.HasAsync("form"));
        Assert.Empty(app.Place.Leftovers);
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task A_name_belongs_to_one_dataset_whatever_its_case(string engine)
    {
        var app = await data.OnAsync(engine);

        (await app.UploadAsync("Eclipses", "a\n1\n"u8.ToArray())).ExpectProblem(409, "name");
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task It_describes_itself(string engine)
    {
        var app = await data.OnAsync(engine);

        var paths = (await app.GetAsync("/openapi.json")).Expect(HttpStatusCode.OK)["paths"]!.AsObject().Select(path => path.Key);

        Assert.Equal(
            [
                "/datasets", "/datasets/events", "/datasets/preview", "/datasets/{id}", "/datasets/{id}/aggregate",
                "/datasets/{id}/chart", "/datasets/{id}/chart.png", "/datasets/{id}/chart.svg", "/datasets/{id}/profile", "/datasets/{id}/profile/columns",
                "/datasets/{id}/reading", "/datasets/{id}/rejects", "/datasets/{id}/rows",
                "/datasets/{id}/statistics/chi-square", "/datasets/{id}/statistics/correlation", "/datasets/{id}/statistics/means", "/datasets/{id}/statistics/regression",
                "/datasets/{id}/statistics/t-test", "/health", "/jobs/{id}", "/jobs/{id}/events", "/query", "/query/chart", "/query/chart.png", "/query/chart.svg", "/query/dataset",
                "/saved", "/saved/{id}", "/saved/{id}/chart", "/saved/{id}/chart.png", "/saved/{id}/chart.svg", "/saved/{id}/rows",
            ],
            paths.Order(StringComparer.Ordinal));
        Assert.Contains("<html", (await app.GetAsync("/docs")).Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("<html", (await app.GetAsync("/")).Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_service_that_is_started_again_has_what_it_had()
    {
        var place = await data.NewPlaceAsync("duckdb");
        await using (var app = await data.StartAsync(place))
        {
            await app.LoadAsync("kept", "a\n1\n");
            await app.DeleteAsync(await app.AddressAsync("eclipses"));
            Assert.Equal(0, await app.App.TerminateAsync());
        }

        await using var again = await data.StartAsync(place);

        Assert.Equal("[[1]]", await again.RowsAsync("SELECT * FROM kept"));
        Assert.False(await again.HasAsync("eclipses"), "What was deleted came back.");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await data.EnsureWellAsync();
}
