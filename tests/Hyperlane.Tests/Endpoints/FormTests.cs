using System.Text;
using System.Text.Json;
using Hyperlane.Endpoints;
using Hyperlane.Http;
using Hyperlane.Testing;

namespace Hyperlane.Tests.Endpoints;

/// <summary>What a handler reads of a form, and what becomes of one that is wrong.</summary>
public sealed class FormTests
{
    private const string UrlEncoded = "application/x-www-form-urlencoded";
    private const string Multipart = "multipart/form-data; boundary=b";

    [Theory]
    [InlineData("", "")]
    [InlineData("a=1&b=2", "a=1|b=2")]
    [InlineData("a=1&a=2&a=", "a=1|a=2|a=")]
    [InlineData("a=x+y%26%3D%C3%A9", "a=x y&=\u00e9")]
    [InlineData("a%20b=1", "a b=1")]
    [InlineData("&&a=1&&", "a=1")]
    [InlineData("a", "a=")]
    [InlineData("=1", "=1")]
    [InlineData("a=1=2", "a=1=2")]
    [InlineData("a=%&b=%zz", "a=%|b=%zz")]
    [InlineData("a=\u00e9", "a=\u00e9")]
    public async Task Reads_the_fields_of_a_urlencoded_form(string body, string expected)
    {
        await using var app = await StartAsync();

        Assert.Equal((200, expected), await PostAsync(app, UrlEncoded, body));
        Assert.Equal((200, expected), await PostAsync(app, "Application/X-WWW-Form-Urlencoded ; charset=utf-8", body));
    }

    [Fact]
    public async Task Reads_what_HttpClient_sends()
    {
        await using var app = await StartAsync();
        using var form = new MultipartFormDataContent
        {
            { new StringContent("one"), "a" },
            { new StringContent("\u00e9 \u20ac"), "b" },
            { new ByteArrayContent([1, 2, 3]), "file", "na\u00efve name.bin" },
            { new ByteArrayContent([]), "empty", "empty.bin" },
        };

        using var response = await app.Client.PostAsync(Quiet.Path("/"), form);

        Assert.Equal("a=one|b=\u00e9 \u20ac|file[na\u00efve name.bin application/octet-stream 3]|empty[empty.bin application/octet-stream 0]", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Reads_what_a_browser_sends()
    {
        await using var app = await StartAsync();
        const string Body = "------WebKitFormBoundaryAbC\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nHello\r\n"
            + "------WebKitFormBoundaryAbC\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"me.png\"\r\nContent-Type: image/png\r\n\r\nPNG\r\n"
            + "------WebKitFormBoundaryAbC\r\nContent-Disposition: form-data; name=\"none\"; filename=\"\"\r\nContent-Type: application/octet-stream\r\n\r\n\r\n"
            + "------WebKitFormBoundaryAbC--\r\n";

        Assert.Equal((200, "title=Hello|photo[me.png image/png 3]"),
            await PostAsync(app, "multipart/form-data; boundary=----WebKitFormBoundaryAbC", Body));
        Assert.Equal((200, "title=Hello|photo[me.png image/png 3]"),
            await PostAsync(app, "Multipart/Form-Data;Boundary=\"----WebKitFormBoundaryAbC\"", Body));
    }

    [Fact]
    public async Task Finds_fields_and_files_by_name()
    {
        await using var app = await Quiet.StartAsync(app => app.Post("/", async context =>
        {
            var form = await context.Request.ReadFormAsync();
            Assert.Same(form, await context.Request.ReadFormAsync());
            await context.Json((object?[])
            [
                form.Count, form["a"], form["A"], form.TryGet("b", out var b), b, form.GetValues("a"), form.GetValues("none"),
                form.File("f")?.FileName, form.File("a")?.FileName, form.GetFiles("f").Count, form.Files.Count,
            ]);
        }));
        var body = Part("a", "1") + Part("a", "2") + Part("b", "") + Part("f", "x", "1.txt") + Part("g", "x", "2.txt")
            + Part("f", "x", "3.txt") + "--b--";

        Assert.Equal((200, """[3,"1","1",true,"",["1","2"],[],"1.txt",null,2,3]"""), await PostAsync(app, Multipart, body));
    }

    [Theory]
    [InlineData(null, 415, "no Content-Type")]
    [InlineData("application/json", 415, "not application/json")]
    [InlineData("multipart/mixed; boundary=b", 415, "not multipart/mixed")]
    [InlineData("multipart/form-data", 400, "no boundary")]
    [InlineData("multipart/form-data; boundary=", 400, "no boundary")]
    [InlineData("multipart/form-data; boundary=\"a{b\"", 400, "no boundary")]
    [InlineData("multipart/form-data; boundary=aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggggggggg1", 400, "no boundary")]
    [InlineData("multipart/form-data; boundary=c", 400, "ends before its closing boundary")]
    public async Task Refuses_what_is_no_form(string? contentType, int status, string detail)
    {
        await using var app = await StartAsync();

        var (actual, body) = await PostAsync(app, contentType, Part("a", "1") + "--b--");

        Assert.Equal(status, actual);
        Assert.Contains(detail, Detail(body), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n1", 400, "x")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n1\r\n--bad", 400, "x")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"x\"\r\nContent-Transfer-Encoding: base64\r\n\r\n1\r\n--b--", 400, "x")]
    public async Task Names_the_field_that_is_wrong(string form, int status, string field)
    {
        await using var app = await StartAsync();

        var (actual, body) = await PostAsync(app, Multipart, form);

        Assert.Equal((status, field), (actual, ErrorField(body)));
    }

    [Theory]
    [InlineData(3, 200)]
    [InlineData(4, 413)]
    public async Task Bounds_the_number_of_parts(int parts, int status)
    {
        await using var app = await StartAsync(limits => limits.MaxFormParts = 3);

        Assert.Equal(status, (await PostAsync(app, Multipart,
            string.Concat(Enumerable.Repeat(Part("f", "x", "f.txt"), parts)) + "--b--")).Status);
        Assert.Equal(status, (await PostAsync(app, Multipart, string.Concat(Enumerable.Repeat(Part("a", "x"), parts)) + "--b--")).Status);
        Assert.Equal(status, (await PostAsync(app, UrlEncoded, string.Join('&', Enumerable.Repeat("a=x", parts)))).Status);
    }

    [Theory]
    [InlineData(999, 200)]
    [InlineData(1000, 413)]
    public async Task Bounds_the_bytes_of_all_fields_and_names_the_one_too_many(int bytes, int status)
    {
        await using var app = await StartAsync(limits => limits.MaxFormFieldBytes = 1000);

        // Names count too: one byte each.
        var multipart = await PostAsync(app, Multipart, Part("a", new string('x', 400)) + Part("f", new string('x', 5000), "f.txt")
            + Part("z", new string('x', bytes - 401)) + "--b--");
        var encoded = await PostAsync(
            app, UrlEncoded, $"a={string.Concat(Enumerable.Repeat("%78", 400))}&z={string.Concat(Enumerable.Repeat("%78", bytes - 401))}");

        Assert.Equal((status, status), (multipart.Status, encoded.Status));
        if (status == 413)
        {
            Assert.Equal(("z", "z"), (ErrorField(multipart.Body), ErrorField(encoded.Body)));
        }
    }

    [Fact]
    public async Task Gives_up_on_a_field_that_does_not_end_before_the_body_does()
    {
        await using var app = await StartAsync(limits => (limits.MaxFormFieldBytes, limits.MaxBodyBytes) = (1000, long.MaxValue));
        await using var client = new RawClient(app);

        await client.SendAsync($"POST / HTTP/1.1\r\nHost: a\r\nContent-Type: {UrlEncoded}\r\nContent-Length: 999999999999\r\n\r\nbig={new string('x', 4000)}");
        var response = await client.ReadAsync();

        Assert.Equal((413, true, "big"), (response.Status, response.Closes, ErrorField(response.Body)));
    }

    [Fact]
    public async Task Repeats_no_endless_name()
    {
        await using var app = await StartAsync(limits => limits.MaxFormFieldBytes = 1000);

        Assert.Equal(101, ErrorField((await PostAsync(app, UrlEncoded, new string('n', 2000))).Body).Length);
    }

    [Theory]
    [InlineData(200, 200)]
    [InlineData(201, 413)]
    public async Task Bounds_the_headers_of_a_part(int bytes, int status)
    {
        await using var app = await StartAsync(limits => limits.MaxFormPartHeaderBytes = 200);
        var head = "Content-Disposition: form-data; name=\"a\"\r\nX: ";

        Assert.Equal(status, (await PostAsync(app, Multipart,
            $"--b\r\n{head}{new string('y', bytes - head.Length - 2)}\r\n\r\n1\r\n--b--")).Status);
    }

    [Theory]
    [InlineData(0, 200)]
    [InlineData(1, 413)]
    public async Task Has_one_limit_for_the_whole(int more, int status)
    {
        var body = Part("a", "1") + Part("f", new string('x', 100_000), "f.txt") + "--b--";
        await using var app = await StartAsync(limits => limits.MaxBodyBytes = body.Length);

        Assert.Equal(status, (await PostAsync(app, Multipart, body + new string('\n', more))).Status);
    }

    [Fact]
    public async Task A_refused_form_leaves_a_healthy_connection()
    {
        await using var app = await StartAsync();
        await using var client = new RawClient(app);

        Assert.Equal(400, (await client.AskAsync(
            $"POST / HTTP/1.1\r\nHost: a\r\nContent-Type: {Multipart}\r\nContent-Length: 9\r\n\r\n--b wrong")).Status);
        Assert.Equal((200, "a=1"),
            await client.AskAsync($"POST / HTTP/1.1\r\nHost: a\r\nContent-Type: {UrlEncoded}\r\nContent-Length: 3\r\n\r\na=1") is var next
            ? (next.Status, next.Body)
            : default);
    }

    private static string Part(string name, string value, string? file = null)
        => $"--b\r\nContent-Disposition: form-data; name=\"{name}\"{(file is null ? "" : $"; filename=\"{file}\"")}\r\n\r\n{value}\r\n";

    private static string Detail(string problem) => JsonDocument.Parse(problem).RootElement.GetProperty("detail").GetString()!;

    private static string ErrorField(string problem)
        => Assert.Single(JsonDocument.Parse(problem).RootElement.GetProperty("errors").EnumerateObject()).Name;

    private static async Task<(int Status, string Body)> PostAsync(TestApp app, string? contentType, string body)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        if (contentType is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        using var response = await app.Client.PostAsync(Quiet.Path("/"), content);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private static Task<TestApp> StartAsync(Action<HttpLimits>? limit = null) => Quiet.StartAsync(
        app => app.Post("/", async context =>
        {
            var form = await context.Request.ReadFormAsync();
            await context.Text(string.Join('|', [
                .. form.Select(field => $"{field.Key}={field.Value}"),
                .. form.Files.Select(file => $"{file.Name}[{file.FileName} {file.ContentType} {file.Length}]"),
            ]));
        }),
        configure: builder => limit?.Invoke(builder.Options.Limits));
}
