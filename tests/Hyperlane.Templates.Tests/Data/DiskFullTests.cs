using System.Net;
using Hyperlane.Templates.Tests.Support;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>A disk that is full in the middle of a file.</summary>
[Collection<DataTests>]
public sealed class DiskFullTests(GeneratedData data)
{
    [Theory]
    [InlineData("duckdb", 12, 400_000)] // no room for the upload
    [InlineData("duckdb", 32, 400_000)] // no room for the dataset, of 18 MB, beside it
    [InlineData("postgres", 12, 400_000)]
    public async Task It_is_told_and_nothing_stays_and_with_room_it_works_again(string engine, int megabytes, int rows)
    {
        using var file = new BigFile(rows); // 24 MB
        var place = await data.NewPlaceAsync(engine);
        await using var disk = await SmallDisk.MountAsync(place.Folder, megabytes * 1024);
        await using var app = await data.StartAsync(place);

        using (var upload = await RawUpload.BeginAsync(app, "big", file.Length))
        {
            await using var content = File.OpenRead(file.Path);
            await upload.SendAsync(content);
            var answer = await upload.ReadAnswerAsync();
            Assert.StartsWith("HTTP/1.1 507 ", answer, StringComparison.Ordinal);
            Assert.Contains("The disk is full.", answer, StringComparison.Ordinal);
            var job = await JobEvents.UntilAsync(app, upload.Job, job => JobEvents.StateOf(job) == "failed");
            Assert.Equal(507, (int)job["problem"]!["status"]!);
        }

        Assert.Empty(place.Leftovers);
        Assert.False(await app.HasAsync("big"));
        await app.EnsureWellAsync();
        Assert.Equal("[[1]]", (await LoadSmallAsync(app)).Rows());

        await disk.ResizeAsync(200 * 1024);
        (await file.UploadAsync(app, "big", Guid.NewGuid())).Expect(HttpStatusCode.Created);
        Assert.Equal($"[[{rows}]]", await app.RowsAsync("SELECT count(*) FROM big"));
    }

    private static async Task<Answer> LoadSmallAsync(DataApp app)
    {
        await app.LoadAsync("small", "a\n1\n");
        return await app.QueryAsync("SELECT * FROM small");
    }
}
