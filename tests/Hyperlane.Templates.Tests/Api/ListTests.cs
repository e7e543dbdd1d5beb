using System.Net;
using System.Text.Json.Nodes;

namespace Hyperlane.Templates.Tests.Api;

/// <summary>Pages, tags, drafts and search.</summary>
[Collection<BlogTests>]
public sealed class ListTests(GeneratedBlog generated) : IAsyncLifetime
{
    private Blog _blog = null!;

    // A list shows everything there is, so each test has a blog of its own.
    public async ValueTask InitializeAsync() => _blog = await generated.StartAsync(generated.NewDatabase());

    public ValueTask DisposeAsync() => _blog.DisposeAsync();

    [Fact]
    public async Task A_new_blog_is_empty()
    {
        Assert.Equal("""{"items":[],"page":1,"pageSize":20,"total":0}""", (await _blog.GetAsync("/posts")).Text);
        Assert.Equal("""{"items":[],"page":1,"pageSize":20,"total":0}""", (await _blog.GetAsync("/tags")).Text);
    }

    [Fact]
    public async Task Pages_show_every_post_once_the_newest_first()
    {
        foreach (var number in Enumerable.Range(1, 5))
        {
            await _blog.AddPostAsync($"Post {number}");
        }

        Assert.Equal(["post-5", "post-4", "post-3", "post-2", "post-1"], await SlugsAsync("/posts"));
        Assert.Equal(["post-5", "post-4"], await SlugsAsync("/posts?pageSize=2", total: 5));
        Assert.Equal(["post-3", "post-2"], await SlugsAsync("/posts?page=2&pageSize=2", total: 5));
        Assert.Equal(["post-1"], await SlugsAsync("/posts?page=3&pageSize=2", total: 5));
        Assert.Empty(await SlugsAsync("/posts?page=4&pageSize=2", total: 5));
        Assert.Empty(await SlugsAsync("/posts?page=2147483647&pageSize=100", total: 5));
        Assert.Equal(5, (await SlugsAsync("/posts?page=&pageSize=&tag=&q=")).Length);
    }

    [Fact]
    public async Task Tags_are_counted_as_the_list_finds_them()
    {
        await _blog.AddPostAsync("One", tags: ["a", "b"]);
        await _blog.AddPostAsync("Two", tags: ["b", "c#"]);
        await _blog.AddPostAsync("Three", published: false, tags: ["a", "hidden"]);
        await _blog.AddPostAsync("Four", tags: ["gone"]);
        (await _blog.PutAsync("/posts/four", JsonNode.Parse("""{"title":"Four","body":"Text."}""")!)).Expect(HttpStatusCode.OK);

        var tags = await _blog.GetAsync("/tags");

        Assert.Equal(
            """{"items":[{"name":"b","count":2},{"name":"a","count":1},{"name":"c#","count":1}],"page":1,"pageSize":20,"total":3}""",
            tags.Text);
        Assert.Equal("""{"items":[{"name":"a","count":1}],"page":2,"pageSize":1,"total":3}""",
            (await _blog.GetAsync("/tags?page=2&pageSize=1")).Text);
        Assert.Equal(["two", "one"], await SlugsAsync("/posts?tag=b"));
        Assert.Equal(["one"], await SlugsAsync("/posts?tag=A"));
        Assert.Equal(["two"], await SlugsAsync("/posts?tag=%20C%23%20"));
        Assert.Empty(await SlugsAsync("/posts?tag=hidden"));
        Assert.Empty(await SlugsAsync("/posts?tag=gone"));
    }

    [Fact]
    public async Task Tags_that_look_the_same_are_one()
    {
        await _blog.AddPostAsync("One", tags: ["caf\u00e9", "cafe\u0301", "\uff21\uff22", "ab"]);

        Assert.Equal(
            """{"items":[{"name":"ab","count":1},{"name":"caf\u00e9","count":1}],"page":1,"pageSize":20,"total":2}""",
            (await _blog.GetAsync("/tags")).Text.Replace("é", "\\u00e9", StringComparison.Ordinal));
        Assert.Equal(["one"], await SlugsAsync("/posts?tag=CAFE%CC%81"));
    }

    [Fact]
    public async Task A_list_shows_the_beginning_of_bodies()
    {
        var whole = new string('x', 300);
        await _blog.AddPostAsync("Short", whole);
        await _blog.AddPostAsync("Long", string.Concat(Enumerable.Repeat("🎉", 40_000)));

        var items = (await _blog.GetAsync("/posts")).Expect(HttpStatusCode.OK)["items"]!.AsArray();

        Assert.Equal(["slug", "title", "excerpt", "tags", "published", "createdAt", "updatedAt"], items[0]!.AsObject()
            .Select(field => field.Key));
        Assert.Equal(string.Concat(Enumerable.Repeat("🎉", 300)) + "…", items[0]!["excerpt"]!.GetValue<string>());
        Assert.Equal(whole, items[1]!["excerpt"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_draft_is_found_by_its_address_only()
    {
        await _blog.AddPostAsync("Secret plan", published: false, tags: ["plan"]);

        Assert.Empty(await SlugsAsync("/posts"));
        Assert.Empty(await SlugsAsync("/posts?q=secret"));
        Assert.False((await _blog.GetAsync("/posts/secret-plan")).Expect(HttpStatusCode.OK)["published"]!.GetValue<bool>());

        (await _blog.PutAsync("/posts/secret-plan", JsonNode.Parse("""{"title":"Open plan","body":"Text.","published":true}""")!)).Expect(
            HttpStatusCode.OK);

        Assert.Equal(["secret-plan"], await SlugsAsync("/posts?q=open"));
        Assert.Empty(await SlugsAsync("/posts?q=secret"));
    }

    [Fact]
    public async Task A_search_looks_in_title_body_and_tags_and_follows_every_change()
    {
        await _blog.AddPostAsync("Nothing here", "But the word Zürich.");
        await _blog.AddPostAsync("Zürich by night", "Lights.");
        await _blog.AddPostAsync("Another town", "Also lights.", true, "zürich");
        await _blog.AddPostAsync("Elsewhere", "Nothing.");

        Assert.Equal(["zurich-by-night", "another-town", "nothing-here"], await SlugsAsync("/posts?q=zurich"));
        Assert.Equal(3, (await SlugsAsync("/posts?q=Z%C3%9CRI")).Length);
        Assert.Equal(["zurich-by-night"], await SlugsAsync("/posts?q=lights+night"));
        Assert.Equal(["another-town"], await SlugsAsync("/posts?q=lights&tag=z%C3%BCrich"));

        (await _blog.PutAsync("/posts/another-town", JsonNode.Parse("""{"title":"Bern","body":"Dark."}""")!)).Expect(HttpStatusCode.OK);
        await _blog.DeleteAsync("/posts/nothing-here");

        Assert.Equal(["zurich-by-night"], await SlugsAsync("/posts?q=zurich"));
        Assert.Equal(["another-town"], await SlugsAsync("/posts?q=bern"));
    }

    [Fact]
    public async Task Any_text_may_be_searched_for()
    {
        await _blog.AddPostAsync("Plain", "Any text at all.");
        string[] found = ["text", "text*", "\"text", "\"text\" \"", "-text", "text & all", "(text", " ", "tex\nall"];
        string[] nothing =
        [
            "\"", "\"\"", "*", "(", ")", "^", "+", ":", "\\", "'", "%", "🎉", "\0", "NEAR(", "NEAR(text all)", "text NOT all", "text OR other",
            "title:text", "{title}:text", "'; DROP TABLE posts; --", new string('x', 5_000), new string('"', 2_000),
            string.Concat(Enumerable.Repeat("a-", 2_000)), string.Concat(Enumerable.Repeat("( ", 1_000)),
        ];

        foreach (var text in found)
        {
            Assert.Equal(["plain"], await SlugsAsync("/posts?q=" + Uri.EscapeDataString(text)));
        }

        foreach (var text in nothing)
        {
            Assert.Empty(await SlugsAsync("/posts?q=" + Uri.EscapeDataString(text)));
        }
    }

    [Fact]
    public async Task Development_shows_first_posts_once_and_Production_none()
    {
        var database = generated.NewDatabase();
        string[] expected = ["welcome-to-your-blog", "how-a-request-travels", "where-to-change-things"];
        for (var start = 0; start < 2; start++)
        {
            await using var blog = await generated.StartAsync(database, "Development");
            Assert.Equal(expected, await SlugsAsync("/posts", blog: blog));
            Assert.Equal(2, (await blog.GetAsync("/posts/welcome-to-your-blog/comments")).Expect(
                HttpStatusCode.OK)["items"]!.AsArray().Count);
        }
    }

    private async Task<string[]> SlugsAsync(string path, int? total = null, Blog? blog = null)
    {
        var page = (await (blog ?? _blog).GetAsync(path)).Expect(HttpStatusCode.OK);
        Assert.Equal(["items", "page", "pageSize", "total"], page.AsObject().Select(field => field.Key));
        var slugs = page["items"]!.AsArray().Select(post => post!["slug"]!.GetValue<string>()).ToArray();
        Assert.Equal(total ?? slugs.Length, page["total"]!.GetValue<int>());
        return slugs;
    }
}
