using System.Net;
using System.Text.Json;

namespace Hyperlane.OpenApi.Tests;

/// <summary>The document and its page over HTTP.</summary>
public sealed class ServedTests
{
    [Theory]
    [InlineData("/openapi.json", "application/json")]
    [InlineData("/docs", "text/html; charset=utf-8")]
    public async Task Both_are_served_with_an_entity_tag(string path, string contentType)
    {
        await using var app = await LibraryApp.StartAsync(inMemory: false);
        using var first = await app.Client.GetAsync(LibraryApp.Path(path));
        Assert.Equal((HttpStatusCode.OK, contentType), (first.StatusCode, first.Content.Headers.ContentType?.ToString()));

        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await app.Client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);

        using var head = await app.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
        Assert.Equal(first.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task The_page_asks_for_nothing_from_elsewhere()
    {
        await using var app = await LibraryApp.StartAsync();
        using var response = await app.Client.GetAsync(LibraryApp.Path("/docs"));
        var page = await response.Content.ReadAsStringAsync();

        Assert.DoesNotContain("http://", page.Replace("http://www.w3.org/", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
        Assert.Contains("connect-src 'self'", string.Join(' ', response.Headers.GetValues("Content-Security-Policy")),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/measures/table", "text/csv; charset=utf-8")]
    [InlineData("/measures/tree/5", "application/hal+json")]
    [InlineData("/measures/count", "application/jsonl")]
    public async Task Answers_are_of_the_media_type_that_the_document_has(string path, string contentType)
    {
        await using var app = await LibraryApp.StartAsync();
        using var answer = await app.Client.GetAsync(LibraryApp.Path(path));

        Assert.Equal((HttpStatusCode.OK, contentType), (answer.StatusCode, answer.Content.Headers.ContentType?.ToString()));
    }

    [Theory]
    [InlineData("/", "/")]
    [InlineData("/api/v1", "/api/v1")]
    [InlineData("/tenants/{tenant}", "/tenants/{tenant}")]
    public async Task A_group_around_all_is_the_server(string prefix, string server)
    {
        await using var app = await LibraryApp.StartAsync(prefix);
        using var document = JsonDocument.Parse(await app.Client.GetStringAsync(
            LibraryApp.Path(prefix.Replace("{tenant}", "a", StringComparison.Ordinal).TrimEnd('/') + "/openapi.json")));

        Assert.Equal("3.1.1", document.RootElement.GetProperty("openapi").GetString());
        Assert.Equal(server, document.RootElement.At("servers", "0", "url").GetString());
    }
}
