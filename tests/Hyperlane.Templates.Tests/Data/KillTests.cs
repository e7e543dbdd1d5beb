using System.Net;
using Npgsql;
using static Hyperlane.Templates.Tests.Data.JobEvents;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>Killed while it loads, the service has the dataset or nothing of it.</summary>
[Collection<DataTests>]
public sealed class KillTests(GeneratedData data)
{
    private const int Rows = 1_000_000;

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Killed_while_it_reads_it_has_all_or_nothing_and_can_load_again(string engine)
    {
        using var file = new BigFile(Rows);
        var place = await data.NewPlaceAsync(engine);
        var app = await data.StartAsync(place);
        try
        {
            await app.LoadAsync("before", "a\n1\n");
            for (var steps = 0; steps < 3; steps++) // later each time: how much of it is read
            {
                var job = Guid.NewGuid();
                var uploading = file.UploadAsync(app, $"big{steps}", job);
                await UntilAsync(app, job, now => StateOf(now) != "receiving"
                    && (StateOf(now) == "done" || steps == 0 || (double?)now["percent"] >= steps * 20));

                await app.App.KillAsync();
                await Task.WhenAny(uploading);
                var isPromised = uploading.IsCompletedSuccessfully && (await uploading).Status == HttpStatusCode.Created;
                await app.DisposeAsync();
                app = await data.StartAsync(place);

                Assert.Empty(place.Leftovers);
                await app.EnsureWellAsync();
                Assert.Equal("[[1]]", await app.RowsAsync("SELECT * FROM before"));
                await EnsureWholeOrAbsentAsync(app, $"big{steps}");
                Assert.True(!isPromised || await app.HasAsync($"big{steps}"), "It said 201, and has nothing.");
            }

            if (!await app.HasAsync("big0"))
            {
                (await file.UploadAsync(app, "big0", Guid.NewGuid())).Expect(HttpStatusCode.Created);
            }

            Assert.Equal($"[[{Rows},{Rows - 1}]]", await app.RowsAsync("SELECT count(*), max(n) FROM big0"));
        }
        finally
        {
            await app.DisposeAsync();
        }
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Killed_while_a_file_arrives_it_has_nothing_of_it(string engine)
    {
        var place = await data.NewPlaceAsync(engine);
        await using (var app = await data.StartAsync(place))
        {
            using var upload = await RawUpload.BeginAsync(app, "half", 1_000_000);
            await upload.SendAsync("a,b\n" + string.Concat(Enumerable.Repeat("1,2\n", 10_000)));
            await UntilAsync(app, upload.Job, job => (long)job["received"]! > 40_000);
            await app.App.KillAsync();
        }

        Assert.NotEmpty(place.Leftovers);
        await using var again = await data.StartAsync(place);
        Assert.Empty(place.Leftovers);
        Assert.False(await again.HasAsync("half"));
        await again.EnsureWellAsync();
    }

    private static async Task EnsureWholeOrAbsentAsync(DataApp app, string name)
    {
        if (await app.HasAsync(name))
        {
            Assert.Equal($"[[{Rows}]]", await app.RowsAsync($"SELECT count(*) FROM {name}"));
            return;
        }

        (await app.QueryAsync($"SELECT * FROM {name}")).ExpectProblem(400, "sql");
        if (app.Place.Database is { } database)
        {
            await using var server = NpgsqlDataSource.Create(database);
            await using var tables = server.CreateCommand($"SELECT count(*) FROM pg_tables WHERE tablename = '{name}'");
            Assert.Equal(0L, await tables.ExecuteScalarAsync());
        }
        else
        {
            // One file for each dataset that is there, and no other.
            var all = (await app.GetAsync("/datasets")).Json.AsArray().Select(dataset => dataset!["id"]!.GetValue<string>() + ".duckdb");
            Assert.Equal(all.Order(), Directory.GetFileSystemEntries(Path.Combine(app.Place.Folder, "datasets"))
                .Select(Path.GetFileName).Order());
        }
    }
}
