using System.IO.Compression;
using Hyperlane.Middleware;

namespace Hyperlane.Tests.Docs.Samples;

public sealed class RequestDecompressionSample
{
    [Fact]
    public async Task A_log_is_uploaded_compressed()
    {
        await using var app = await Quiet.StartAsync(Declare, inMemory: false);
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync("one\ntwo\n"u8.ToArray());
        }

        using var content = new ByteArrayContent(packed.ToArray()) { Headers = { ContentEncoding = { "gzip" } } };
        using var answer = await app.Client.PostAsync(Quiet.Path("/logs"), content);

        Assert.Equal("8 characters", await answer.Content.ReadAsStringAsync());
    }

    private static void Declare(HyperlaneApp app)
    {
        // sample: request-decompression
        app.Use<RequestDecompression>();
        app.Post("/logs", async context =>
        {
            var text = await context.Request.ReadTextAsync();
            await context.Text($"{text.Length} characters");
        });
        // end
    }
}
