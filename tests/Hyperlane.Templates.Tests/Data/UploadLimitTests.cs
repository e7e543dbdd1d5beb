using System.IO.Compression;
using System.Net;
using System.Text;
using Hyperlane.Templates.Tests.Support;
using Npgsql;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>Uploads that would take too much of something: each is refused with the reason, and the next one is loaded.</summary>
[Collection<DataTests>]
public sealed class UploadLimitTests(GeneratedData data) : IAsyncDisposable
{
    private static readonly string[] BothEngines = ["duckdb", "postgres"];

    /// <summary>69 MB from some hundred kB; how many, is the packer's matter.</summary>
    private static readonly Lazy<byte[]> Bomb =
        new(() => Packed(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("1,2,3\n", 100_000))), 115));

    /// <summary>More than 70 MB, which do not pack well.</summary>
    private static readonly Lazy<byte[]> Large = new(() =>
        Packed(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 300_000).Select(i => $"{i * 7919L % 300_007}\n"))), 37,
            CompressionLevel.Fastest));

    /// <summary>JSON that would have a native parser call itself without an end.</summary>
    public static MatrixTheoryData<string, (string File, string Content)> Deep => new(BothEngines,
    [
        ("deep.json", new string('[', 200_000) + new string(']', 200_000)),
        ("open.json", new string('[', 200_000)),
        ("objects.json", string.Concat(Enumerable.Repeat("{\"a\":", 50_000))),
        ("lines.jsonl", "{\"a\":1}\n{\"a\":" + new string('[', 10_000) + new string(']', 10_000) + "}\n"),
        ("behind a quote.jsonl", "{\"a\":\"}\n{\"a\":" + new string('[', 10_000) + new string(']', 10_000) + "}\n"),
        ("blanks.csv", "\u00A0\u2003\r\n" + new string('[', 10_000)),
        ("as json", new string('[', 10_000) + new string(']', 10_000)),
    ]);

    [Theory]
    [MemberData(nameof(Deep))]
    public async Task Json_that_is_nested_too_deep_is_refused_packed_and_unpacked(string engine, (string File, string Content) deep)
    {
        var app = await data.OnAsync(engine);
        var content = Encoding.UTF8.GetBytes(deep.Content);

        foreach (var answer in new[] { await app.UploadAsync("deep", content, deep.File),
            await app.UploadAsync("deep", Packed(content), deep.File + ".gz") })
        {
            answer.ExpectProblem(422);
            Assert.Contains("nested more than 100 deep (Data:MaxNesting)", answer.Text, StringComparison.Ordinal);
        }

        await EnsureNextIsLoadedAsync(app);
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Brackets_in_texts_and_many_beside_each_other_are_not_deep(string engine)
    {
        var app = await data.OnAsync(engine);
        var texts = string.Concat(
            Enumerable.Repeat($"{{\"a\":\"{new string('[', 300)}\\\"{new string('{', 300)}\",\"b\":[[[1]]]}}\n", 300));

        Assert.Equal(300, (int)(await app.LoadAsync("brackets", texts, "brackets.jsonl"))["rows"]!);
        Assert.Equal(200, (int)(await app.LoadAsync("table", "a\n" + string.Concat(Enumerable.Repeat("[[[\n", 200)),
            "table.csv"))["rows"]!);
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task A_small_file_that_unpacks_to_a_large_one_is_refused(string engine)
    {
        await using var app = await data.StartAsync(await data.NewPlaceAsync(engine), "--Data:MaxUnpacked=70000000", "--Data:MaxRatio=100");

        foreach (var (file, ratio, size) in new[]
        {
            ("bomb.csv.gz", Bomb.Value, Large.Value),
            ("bomb.zip", Zipped(Bomb.Value, "bomb.csv"), Zipped(Large.Value, "bomb.csv")),
            ("bomb.xlsx", Zipped(Bomb.Value, "xl/workbook.xml"), Zipped(Large.Value, "xl/worksheets/sheet1.xml", "xl/workbook.xml")),
        })
        {
            var first = await app.UploadAsync("bomb", ratio, file);
            var second = await app.UploadAsync("bomb", size, file);

            first.ExpectProblem(422);
            Assert.Contains("Data:MaxRatio", first.Text, StringComparison.Ordinal);
            second.ExpectProblem(413);
            Assert.Contains("Data:MaxUnpacked", second.Text, StringComparison.Ordinal);
        }

        await EnsureNextIsLoadedAsync(app);
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Reading_ends_when_its_time_is_over(string engine)
    {
        await using var app = await data.StartAsync(await data.NewPlaceAsync(engine), "--Data:LoadTimeout=00:00:03");

        var answer = await data.Big.UploadAsync(app, "long", Guid.NewGuid());

        answer.ExpectProblem(422);
        Assert.Contains("Data:LoadTimeout", answer.Text, StringComparison.Ordinal);
        await EnsureNextIsLoadedAsync(app);
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Beyond_the_quota_nothing_is_taken_until_something_is_deleted(string engine)
    {
        const long quota = 20_000_000;
        await using var app = await data.StartAsync(await data.NewPlaceAsync(engine), $"--Data:Quota={quota}");
        await app.LoadAsync("old", "a\n1\n");
        var large = Encoding.ASCII.GetBytes(
            "text\n" + string.Concat(Enumerable.Range(0, 150_000).Select(i => $"{(uint)i * 2654435761:x}{(uint)i * 40503:x}{i}\n")));

        (await app.UploadAsync("announced", new byte[quota + 1])).ExpectProblem(507);
        using var grows = await RawUpload.BeginAsync(app, "grows", 2 * quota);
        Assert.Contains(" 507 ", await grows.ReadAnswerAsync(), StringComparison.Ordinal);
        var taken = new List<string>();
        Answer answer;
        while ((answer = await app.UploadAsync($"large{taken.Count}", large)).Status == HttpStatusCode.Created && taken.Count < 10)
        {
            taken.Add($"large{taken.Count}");
        }

        answer.ExpectProblem(507);
        Assert.Contains("Data:Quota", answer.Text, StringComparison.Ordinal);
        Assert.NotEmpty(taken);
        Assert.InRange(await BytesAsync(app.Place), 1, quota);
        Assert.Empty(app.Place.Leftovers);
        foreach (var name in taken)
        {
            await app.DeleteAsync(await app.AddressAsync(name));
        }

        Assert.Equal("[[1]]", await app.RowsAsync("SELECT * FROM old"));
        (await app.UploadAsync("large", large)).Expect(HttpStatusCode.Created);
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task There_are_as_many_datasets_as_the_settings_allow(string engine)
    {
        await using var app = await data.StartAsync(await data.NewPlaceAsync(engine), "--Data:MaxDatasets=2");
        await app.LoadAsync("second", "a\n1\n");

        var answer = await app.UploadAsync("third", "a\n1\n"u8.ToArray());

        answer.ExpectProblem(507);
        Assert.Contains("Data:MaxDatasets", answer.Text, StringComparison.Ordinal);
        await app.DeleteAsync(await app.AddressAsync("second"));
        (await app.UploadAsync("third", "a\n1\n"u8.ToArray())).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Of_uploads_that_were_refused_for_their_name_no_job_is_kept()
    {
        var app = await data.OnAsync("duckdb");
        var job = Guid.NewGuid();

        (await app.UploadAsync("eclipses", "a\n1\n"u8.ToArray(), query: $"&job={job}")).ExpectProblem(409, "name");

        (await app.GetAsync($"/jobs/{job}")).ExpectProblem(404);
    }

    [Fact]
    public async Task Of_ended_jobs_the_last_thousand_are_kept()
    {
        await using var app = await data.StartAsync(data.NewFolder());
        byte[] broken = [0x1F, 0x8B, 1]; // seen to be no gzip before any worker is asked, so it takes no time
        var first = Guid.NewGuid();
        (await app.UploadAsync("broken", broken, query: $"&job={first}")).ExpectProblem(400);

        for (var i = 0; i < 1_001; i++)
        {
            (await app.UploadAsync("broken", broken)).ExpectProblem(400);
        }

        (await app.GetAsync($"/jobs/{first}")).ExpectProblem(404);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await data.EnsureWellAsync();

    /// <summary>What the datasets take on the disk, or in the database.</summary>
    private static async Task<long> BytesAsync(DataPlace place)
    {
        if (place.Database is null)
        {
            return Directory.GetFiles(Path.Combine(place.Folder, "datasets")).Sum(path => new FileInfo(path).Length);
        }

        await using var server = NpgsqlDataSource.Create(place.Database);
        await using var sizes = server.CreateCommand(
            "SELECT sum(pg_total_relation_size(oid))::bigint FROM pg_class WHERE relnamespace = 'datasets'::regnamespace AND relkind = 'r'");
        return (long)(await sizes.ExecuteScalarAsync())!;
    }

    private static async Task EnsureNextIsLoadedAsync(DataApp app)
    {
        Assert.Empty(app.Place.Leftovers);
        (await app.UploadAsync($"next {Guid.NewGuid():N}", "a\n1\n"u8.ToArray())).Expect(HttpStatusCode.Created);
        await app.EnsureWellAsync();
    }

    /// <summary>What gzip has packed, in a ZIP archive, together with some empty files.</summary>
    private static byte[] Zipped(byte[] packed, string name, params string[] others)
    {
        using var content = new MemoryStream();
        using (var unpacking = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress))
        {
            unpacking.CopyTo(content);
        }

        return Xlsx.Zip([(name, content.ToArray()), .. others.Select(other => (other, Array.Empty<byte>()))]);
    }

    private static byte[] Packed(byte[] content, int times = 1, CompressionLevel level = CompressionLevel.Optimal)
    {
        using var packed = new MemoryStream();
        using (var writer = new GZipStream(packed, level, leaveOpen: true))
        {
            for (var i = 0; i < times; i++)
            {
                writer.Write(content);
            }
        }

        return packed.ToArray();
    }
}
