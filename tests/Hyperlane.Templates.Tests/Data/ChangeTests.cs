using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>Datasets made of answers, other names, and what others hear of it.</summary>
[Collection<DataTests>]
public sealed class ChangeTests(GeneratedData data) : IAsyncDisposable
{
    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task An_answer_becomes_a_dataset(string engine)
    {
        var app = await data.OnAsync(engine);
        const string sql = "SELECT \"Type\" AS kind, count(*) AS n, CAST(9007199254740993 AS BIGINT) AS id, DATE '2024-02-29' AS day, 1 AS a, 2 AS a FROM eclipses WHERE \"Type\" = :kind GROUP BY 1";

        var made = (await app.PostAsync("/query/dataset", new JsonObject
        {
            ["name"] = "kept answer",
            ["sql"] = sql,
            ["parameters"] = new JsonObject { ["kind"] = "Total" }
        })).Expect(HttpStatusCode.Created);

        Assert.Equal("text integer integer date integer integer",
            string.Join(' ', made["columns"]!.AsArray().Select(column => (string)column!["type"]!)));
        Assert.Contains("WHERE \"Type\" = :kind", (string)made["origin"]!, StringComparison.Ordinal);
        Assert.Equal("[[\"Total\",68,\"9007199254740993\",\"2024-02-29\",1,2]]", await app.RowsAsync("SELECT * FROM \"kept answer\""));
        Assert.Equal(HttpStatusCode.NoContent, (await app.DeleteAsync(await app.AddressAsync("kept answer"))).Status);
    }

    [Theory]
    [InlineData("""{"name": "eclipses", "sql": "SELECT 1"}""", 409, "name")]
    [InlineData("""{"name": "../x", "sql": "SELECT 1"}""", 400, "name")]
    [InlineData("""{"name": "never made", "sql": "SELECT nope FROM eclipses"}""", 400, "sql")]
    [InlineData("""{"name": "never made", "sql": "DROP TABLE eclipses"}""", 400, "sql")]
    [InlineData("""{"name": "never made", "sql": "SELECT :a"}""", 400, "parameters.a")]
    public async Task What_cannot_be_a_dataset_leaves_nothing(string asked, int status, string field)
    {
        var app = await data.OnAsync("duckdb");

        (await app.PostAsync("/query/dataset", JsonNode.Parse(asked)!)).ExpectProblem(status, field);

        Assert.False(await app.HasAsync("never made"));
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task A_dataset_has_another_name_and_the_same_address_after_a_restart_too(string engine)
    {
        var place = await data.NewPlaceAsync(engine);
        string address;
        await using (var app = await data.StartAsync(place))
        {
            await app.LoadAsync("first name", "a\n1\n");
            address = await app.AddressAsync("first name");

            Assert.Equal("Second name", (string)(await RenameAsync(app, address, "Second name")).Expect(HttpStatusCode.OK)["name"]!);
            Assert.Equal("[[1]]", await app.RowsAsync("SELECT * FROM \"Second name\""));
            (await app.QueryAsync("SELECT * FROM \"first name\"")).ExpectProblem(400, "sql");
            (await RenameAsync(app, address, "second NAME")).Expect(HttpStatusCode.OK);
            (await RenameAsync(app, address, "eclipses")).ExpectProblem(409, "name");
            (await RenameAsync(app, address, "pg_x")).ExpectProblem(400, "name");
            (await RenameAsync(app, "/datasets/nope", "x")).ExpectProblem(404);
            await app.LoadAsync("first name", "b\n2\n"); // the old name is free
        }

        await using var again = await data.StartAsync(place);
        Assert.Equal(address, await again.AddressAsync("second NAME"));
        Assert.Equal("[[1]]", await again.RowsAsync("SELECT * FROM \"second NAME\""));
    }

    [Fact]
    public async Task Others_hear_of_a_change_at_once()
    {
        var app = await data.OnAsync("duckdb");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        using var events = await app.App.Client.GetAsync(new Uri("/datasets/events", UriKind.Relative),
            HttpCompletionOption.ResponseHeadersRead, limit.Token);
        using var lines = new StreamReader(await events.Content.ReadAsStreamAsync(limit.Token), Encoding.UTF8);
        await ReadToAsync("event: ready");

        await app.LoadAsync("heard of", "a\n1\n");
        await ReadToAsync("event: change");
        await app.DeleteAsync(await app.AddressAsync("heard of"));
        await ReadToAsync("event: change");

        async Task ReadToAsync(string wanted)
        {
            while (await lines.ReadLineAsync(limit.Token) is { } line)
            {
                if (line == wanted)
                {
                    return;
                }
            }

            Assert.Fail($"The events ended before {wanted}.");
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await data.EnsureWellAsync();

    private static Task<Support.Answer> RenameAsync(DataApp app, string address, string name)
        => app.SendAsync(HttpMethod.Patch, address,
            new StringContent(new JsonObject { ["name"] = name }.ToJsonString(), Encoding.UTF8, "application/json"));
}
