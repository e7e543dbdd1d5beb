using System.Net;

namespace Hyperlane.Templates.Tests.Api;

/// <summary>The blog says what it is.</summary>
[Collection<BlogTests>]
public sealed class DocsTests(RunningBlog running) : IClassFixture<RunningBlog>
{
    [Fact]
    public async Task Programs_read_it_as_OpenAPI()
    {
        var document = (await running.Blog.GetAsync("/openapi.json")).Expect(HttpStatusCode.OK);

        Assert.StartsWith("3.1", document["openapi"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(
            ["/", "/health", "/posts", "/posts/{slug}", "/posts/{slug}/comments", "/tags"],
            document["paths"]!.AsObject().Select(path => path.Key).Order(StringComparer.Ordinal));
        Assert.Equal("Replaces a post; its address stays.", document["paths"]!["/posts/{slug}"]!["put"]!["summary"]!.GetValue<string>());
        Assert.Equal(200, document["components"]!["schemas"]!["NewPost"]!["properties"]!["title"]!["maxLength"]!.GetValue<int>());
    }

    [Fact]
    public async Task People_read_it_as_a_page()
    {
        var page = await running.Blog.App.Client.GetAsync(new Uri("/docs", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, "text/html"), (page.StatusCode, page.Content.Headers.ContentType!.MediaType));
    }
}
