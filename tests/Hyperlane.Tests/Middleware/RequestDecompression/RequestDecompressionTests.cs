using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Hyperlane.Middleware;
using Hyperlane.Testing;

namespace Hyperlane.Tests.Middleware;

public sealed class RequestDecompressionTests
{
    private const int MaxBodyBytes = 4 * 1024 * 1024;

    [Theory]
    [InlineData("gzip")]
    [InlineData("x-gzip")]
    [InlineData("BR")]
    [InlineData("deflate")]
    [InlineData("identity")]
    [InlineData("gzip, br")]
    [InlineData("identity, gzip")]
    public async Task A_body_is_read_as_if_it_had_been_sent_plain(string codings)
    {
        await using var app = await StartAsync();

        using var answer = await PostAsync(app, "/json", codings, Encode("{\"name\":\"ada\"}"u8.ToArray(), codings));
        Assert.Equal("hello ada", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("gzip, gzip")]
    public async Task A_bomb_is_413_and_little_of_it_is_unpacked(string codings)
    {
        await using var app = await StartAsync();

        using var answer = await PostAsync(app, "/count", codings, Encode(new byte[64 * 1024 * 1024], codings));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("when it is decompressed", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_becomes_longer_than_a_body_may_be_is_413()
    {
        await using var app = await StartAsync();
        var noise = new byte[MaxBodyBytes + 1];
        new Random(1).NextBytes(noise.AsSpan(0, MaxBodyBytes / 2));

        using var answer = await PostAsync(app, "/count", "gzip", Encode(noise, "gzip"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains($"longer than {MaxBodyBytes} bytes", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var fits = await PostAsync(app, "/count", "gzip", Encode(noise[1..], "gzip"));
        Assert.Equal($"{MaxBodyBytes}", await fits.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("zstd")]
    [InlineData("gzip, compress")]
    [InlineData("gzip, gzip, gzip")]
    [InlineData("gzip;q=1")]
    [InlineData("\"gzip\"")]
    public async Task Another_coding_is_415_and_the_answer_names_those_that_are_taken(string codings)
    {
        await using var app = await StartAsync();

        using var answer = await PostAsync(app, "/count", codings, [1, 2, 3]);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Equal("br, gzip, deflate", string.Join(", ", answer.Headers.GetValues("Accept-Encoding")));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task What_is_no_such_compression_is_400(string coding)
    {
        await using var app = await StartAsync();
        var noise = new byte[5000];
        new Random(2).NextBytes(noise);
        var good = Encode(noise, coding);
        using var answer = await PostAsync(app, "/count", coding, Encoding.UTF8.GetBytes(new string('{', 100)));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains($"The body is not {coding}", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var whole = await PostAsync(app, "/count", coding, good);
        Assert.Equal("5000", await whole.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task An_empty_body_and_the_next_request_are_as_ever()
    {
        await using var app = await StartAsync();

        using var empty = await PostAsync(app, "/count", "gzip", []);
        Assert.Equal("0", await empty.Content.ReadAsStringAsync());
        using var packed = await PostAsync(app, "/count", "gzip", Encode(new byte[100], "gzip"));
        Assert.Equal("100", await packed.Content.ReadAsStringAsync());
        using var plain = await PostAsync(app, "/count", null, new byte[200]);
        Assert.Equal("200", await plain.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("MaxRatio=0", "MaxRatio is 0; it must be at least 1.")]
    [InlineData("MaxCodings=0", "MaxCodings is 0; it must be at least 1.")]
    public async Task A_setting_that_makes_no_sense_is_refused_at_start(string setting, string expected)
    {
        var error = await Assert.ThrowsAsync<StartupException>(
            () => Quiet.StartAsync(_ => { }, arguments: $"--Hyperlane:RequestDecompression:{setting}"));

        Assert.Equal($"The setting Hyperlane:RequestDecompression:{expected}", error.Message);
    }

    private static byte[] Encode(byte[] bytes, string codings)
    {
        foreach (var coding in codings.ToUpperInvariant().Split(", ").Where(coding => coding != "IDENTITY"))
        {
            using var output = new MemoryStream();
            using (Stream encoder = coding switch
            {
                "BR" => new BrotliStream(output, CompressionLevel.Optimal, leaveOpen: true),
                "DEFLATE" => new ZLibStream(output, CompressionLevel.Optimal, leaveOpen: true),
                _ => new GZipStream(output, CompressionLevel.Optimal, leaveOpen: true),
            })
            {
                encoder.Write(bytes);
            }

            bytes = output.ToArray();
        }

        return bytes;
    }

    private static async Task<HttpResponseMessage> PostAsync(TestApp app, string path, string? codings, byte[] body)
    {
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        if (codings is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Encoding", codings);
        }

        return await app.Client.PostAsync(Quiet.Path(path), content);
    }

    private static Task<TestApp> StartAsync() => Quiet.StartAsync(
        app =>
        {
            app.Use<RequestDecompression>();
            app.Post("/json", async context =>
            {
                var body = await context.Request.ReadJsonAsync<Dictionary<string, string>>();
                await context.Text($"hello {body["name"]}");
            });
            app.Post("/count", async context => await context.Text($"{(await context.Request.ReadBytesAsync()).Length}"));
        },
        inMemory: false, arguments: $"--Hyperlane:Limits:MaxBodyBytes={MaxBodyBytes}");
}
