using System.Net;
using Hyperlane.Templates.Tests.Support;
using Npgsql;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>A dataset that is whole, and cannot be put in its place: nothing is lost, and nothing of it is left.</summary>
[Collection<DataTests>]
public sealed class PublishTests(GeneratedData data)
{
    [Fact]
    public async Task Where_there_is_no_room_in_the_folder_of_datasets_the_upload_is_refused()
    {
        using var file = new BigFile(200_000);
        var place = await data.NewPlaceAsync("duckdb");
        var datasets = Path.Combine(place.Folder, "datasets"); // another disk than that of what is loading
        await using var disk = await SmallDisk.MountAsync(datasets, 4 * 1024);
        await using (var app = await data.StartAsync(place))
        {
            await app.LoadAsync("before", "a\n1\n");

            var answer = await file.UploadAsync(app, "big", Guid.NewGuid());

            answer.ExpectProblem(507);
            Assert.Single(Directory.GetFiles(datasets));
            Assert.Empty(place.Leftovers);
            Assert.Equal("[[1]]", await app.RowsAsync("SELECT * FROM before"));
            (await app.QueryAsync("SELECT * FROM big")).ExpectProblem(400, "sql");
            await app.LoadAsync("big", "a\n2\n");
            await app.App.TerminateAsync();
        }

        await using var again = await data.StartAsync(place);
        Assert.Equal("[[1,2]]", await again.RowsAsync("SELECT before.a, big.a FROM before, big"));
        Assert.DoesNotContain("left out", again.App.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_PostgreSQL_refuses_at_the_commit_nothing_is_there()
    {
        var place = await data.NewPlaceAsync("postgres");
        await using var app = await data.StartAsync(place);
        await using var server = NpgsqlDataSource.Create(place.Database!);
        await ExecuteAsync("CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'not today'; END $$");
        await ExecuteAsync("CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON catalogue.datasets DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse()");

        var answer = await app.UploadAsync("refused", "a\n1\n"u8.ToArray());

        answer.ExpectProblem(400);
        Assert.Contains("not today", answer.Text, StringComparison.Ordinal);
        Assert.False(await app.HasAsync("refused"));
        Assert.Empty(place.Leftovers);
        (await app.QueryAsync("SELECT * FROM refused")).ExpectProblem(400, "sql");
        await ExecuteAsync("DROP TRIGGER refuse ON catalogue.datasets");
        (await app.UploadAsync("refused", "a\n1\n"u8.ToArray())).Expect(HttpStatusCode.Created);
        await app.EnsureWellAsync();

        async Task ExecuteAsync(string sql)
        {
            await using var command = server.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }
    }
}
