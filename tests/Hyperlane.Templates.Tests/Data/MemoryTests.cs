using System.Net;
using Hyperlane.Templates.Tests.Support;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>However large a file is, the service is not.</summary>
[Collection<DataTests>]
public sealed class MemoryTests(GeneratedData data)
{
    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Loading_and_asking_200_MB_takes_less_than_a_gigabyte_of_memory(string engine)
    {
        Assert.InRange(data.Big.Length, 190_000_000, 250_000_000);
        await using var app = await data.StartAsync(await data.NewPlaceAsync(engine));

        (await data.Big.UploadAsync(app, "big", Guid.NewGuid())).Expect(HttpStatusCode.Created);

        Assert.Equal($"[[{GeneratedData.BigRows}]]",
            await app.RowsAsync("SELECT count(*) FROM (SELECT text, max(x) AS most FROM big GROUP BY text) AS groups"));
        Assert.Equal("[[0]]", await app.RowsAsync("SELECT count(*) FROM big WHERE text <> md5(CAST(n AS VARCHAR))"));
        if (engine == "duckdb")
        {
            await RowsStandAsInTheFileAsync(app);
            await EstimatesAreMarkedAsync(app);
        }

        Assert.InRange(Memory.PeakOf(app.App.Id), 1_000_000, 1L << 30);
    }

    /// <summary>Several threads have written them.</summary>
    private static async Task RowsStandAsInTheFileAsync(DataApp app)
    {
        var address = await app.AddressAsync("big");
        for (var first = 0; first < GeneratedData.BigRows - 10; first += 61_435)
        {
            var rows = (await app.GetAsync($"{address}/rows?offset={first}&limit=10")).Expect(HttpStatusCode.OK)["rows"]!.AsArray();
            Assert.Equal(Enumerable.Range(first, 10), rows.Select(row => (int)row![0]!));
        }
    }

    /// <summary>Whether a column is a key, only an exact count tells; what is estimated says so.</summary>
    private static async Task EstimatesAreMarkedAsync(DataApp app)
    {
        var columns = (await app.GetAsync($"{await app.AddressAsync("big")}/profile")).Expect(HttpStatusCode.OK)["columns"]!.AsArray();

        var (n, text) = (columns[0]!, columns[1]!);
        Assert.Equal((GeneratedData.BigRows, """["quartiles"]""", true),
            ((int)n["distinct"]!, n["estimates"]!.ToJsonString(), (bool)n["approximate"]!));
        Assert.InRange((double)n["quartiles"]![1]!, GeneratedData.BigRows * 0.45, GeneratedData.BigRows * 0.55);
        Assert.Equal((int)text["distinct"]! != GeneratedData.BigRows, (bool)text["approximate"]!);
        Assert.Equal(GeneratedData.BigRows, columns[2]!["histogram"]!.AsArray().Sum(bin => (long)bin!["count"]!));
    }
}
