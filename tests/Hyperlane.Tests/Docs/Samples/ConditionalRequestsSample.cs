using System.Collections.Concurrent;
using System.Net.Http.Headers;
using Hyperlane.Endpoints;
using Hyperlane.Http;
using Hyperlane.Middleware;

namespace Hyperlane.Tests.Docs.Samples;

public sealed class ConditionalRequestsSample
{
    [Fact]
    public async Task Who_changes_what_another_has_changed_is_told()
    {
        await using var app = await Quiet.StartAsync(app => app.MapEndpoints(), inMemory: false);
        var client = app.Client;

        using var read = await client.GetAsync(Quiet.Path("/pages/home"));
        var tag = read.Headers.ETag;
        Assert.Equal("\"1\"", tag?.ToString());
        Assert.Equal(304, await SendAsync(client, HttpMethod.Get, headers => headers.IfNoneMatch.Add(tag!)));
        Assert.Equal(428, await SendAsync(client, HttpMethod.Put, _ => { }));
        Assert.Equal(200, await SendAsync(client, HttpMethod.Put, headers => headers.IfMatch.Add(tag!)));
        Assert.Equal(412, await SendAsync(client, HttpMethod.Put, headers => headers.IfMatch.Add(tag!)));
    }

    private static async Task<int> SendAsync(HttpClient client, HttpMethod method, Action<HttpRequestHeaders> condition)
    {
        using var request = new HttpRequestMessage(method, "/pages/home?title=Hello");
        condition(request.Headers);
        using var answer = await client.SendAsync(request);
        return (int)answer.StatusCode;
    }

    // sample: conditional-requests
    public sealed record Page(string Title, int Version);

    public sealed class PageStore : IValidatorSource
    {
        private readonly ConcurrentDictionary<string, Page> _pages = new() { ["home"] = new("Welcome", 1) };

        public Page? Find(string slug) => _pages.GetValueOrDefault(slug);

        public Page Save(string slug, string title)
            => _pages.AddOrUpdate(slug, _ => new Page(title, 1), (_, old) => new Page(title, old.Version + 1));

        // Asked before a method runs: which version of what the request is about is there now?
        public ValueTask<Validators?> FindAsync(HttpContext context)
            => new(Find(context.Request.RouteValues["slug"]) is { } page ? new Validators(EntityTag.Of(page.Version)) : null);
    }

    [Route("/pages")]
    public sealed class PageEndpoints(PageStore pages)
    {
        [Get("/{slug}"), ETag(nameof(Page.Version))]
        public Page? Find(string slug) => pages.Find(slug);

        [Put("/{slug}"), Use<RequiredPreconditions<PageStore>>, ETag(nameof(Page.Version))]
        public Page Save(string slug, string title) => pages.Save(slug, title);
    }
    // end
}
