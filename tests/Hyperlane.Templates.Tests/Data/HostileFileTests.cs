using System.Diagnostics;
using System.IO.Compression;
using System.Text;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>Files that end the process that reads them: that is a worker, and the service goes on.</summary>
[Collection<DataTests>]
public sealed class HostileFileTests(GeneratedData data) : IAsyncDisposable
{
    private static readonly Dictionary<string, Func<byte[]>> Files = new()
    {
        ["brackets.json"] = () => Encoding.UTF8.GetBytes(new string('[', 200_000) + new string(']', 200_000)),
        ["braces.json"] = () => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 100_000)) + "1" + new string('}', 100_000)),
        ["brackets.json.gz"] = () => Packed(new string('[', 200_000) + new string(']', 200_000)),
        ["lines.ndjson"] = () => Encoding.UTF8.GetBytes($"{{\"a\":1}}\n{{\"a\":{new string('[', 100_000)}{new string(']', 100_000)}}}\n"),
    };

    public static MatrixTheoryData<string, string> Bombs => new(["duckdb", "postgres"], Files.Keys);

    [Theory]
    [MemberData(nameof(Bombs))]
    public async Task A_deep_file_is_refused_and_the_service_goes_on(string engine, string file)
    {
        var app = await data.OnAsync(engine);

        var answer = await app.UploadAsync("deep", Files[file](), file);

        Assert.InRange((int)answer.Status, 400, 499);
        Assert.Equal("application/problem+json", answer.MediaType);
        Assert.Empty(app.Place.Leftovers);
        await Bystander.EnsureAnsweredAsync(app);
        var name = $"after {engine} {file}";
        await app.LoadAsync(name, "a\n1\n");
        await app.DeleteAsync(await app.AddressAsync(name));
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Who_leaves_takes_the_loading_along(string engine)
    {
        // Depth makes DuckDB slow, and it does not look whether anybody still waits. (Less deep than what is refused at once.)
        var app = await data.OnAsync(engine);
        var slow = Encoding.UTF8.GetBytes(
            string.Concat(Enumerable.Repeat($"{{\"a\":{new string('[', 90)}{new string(']', 90)}}}\n", 60_000)));
        using (var leave = new CancellationTokenSource(TimeSpan.FromSeconds(1)))
        {
            using var content = new ByteArrayContent(slow);
            try
            {
                using var _ = await app.App.Client.PostAsync(
                    new Uri("/datasets?name=slow&file=slow.ndjson", UriKind.Relative), content, leave.Token);
            }
            catch (OperationCanceledException)
            {
                // As meant.
            }
        }

        var clock = Stopwatch.StartNew();
        await app.LoadAsync($"quick {engine}", "a,b\n1,2\n");

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await data.EnsureWellAsync();

    private static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
