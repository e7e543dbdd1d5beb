using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace Hyperlane.Templates.Tests.Api;

/// <summary>Posts are written, read, replaced and deleted.</summary>
[Collection<BlogTests>]
public sealed class PostTests(RunningBlog running) : IClassFixture<RunningBlog>
{
    private readonly Blog _blog = running.Blog;

    [Fact]
    public async Task A_new_post_is_answered_with_its_address_and_found_there()
    {
        var content = JsonNode.Parse("""{"title":"Crème brûlée, again!","body":"Sugar.","tags":[" Sweet ","sweet","C#","Two  Words"]}""")!;

        var answer = await _blog.PostAsync("/posts", content);

        var post = answer.Expect(HttpStatusCode.Created);
        Assert.Equal("/posts/creme-brulee-again", answer.Location);
        Assert.Equal(["slug", "title", "body", "tags", "published", "createdAt", "updatedAt"], post.AsObject().Select(field => field.Key));
        Assert.Equal("creme-brulee-again", Text(post["slug"]));
        Assert.Equal("Crème brûlée, again!", Text(post["title"]));
        Assert.Equal("Sugar.", Text(post["body"]));
        Assert.Equal(["sweet", "c#", "two words"], post["tags"]!.AsArray().Select(Text));
        Assert.True(post["published"]!.GetValue<bool>());
        Assert.EndsWith("Z", Text(post["createdAt"]), StringComparison.Ordinal);
        Assert.Equal(Text(post["createdAt"]), Text(post["updatedAt"]));
        Assert.Equal(post.ToJsonString(), (await _blog.GetAsync(answer.Location!)).Expect(HttpStatusCode.OK).ToJsonString());
    }

    [Theory]
    [InlineData("日本語", "日本語")]
    [InlineData("हिन्दी में", "हिन्दी-में")]
    [InlineData("Straße №1", "strasse-1")]
    [InlineData("🎉 !", "post")]
    public async Task A_title_of_any_script_makes_an_address_that_works(string title, string slug)
    {
        var answer = await _blog.PostAsync("/posts", new JsonObject { ["title"] = title, ["body"] = "Text." });

        answer.Expect(HttpStatusCode.Created);
        Assert.Equal("/posts/" + Uri.EscapeDataString(slug), answer.Location);
        Assert.Equal(title, Text((await _blog.GetAsync(answer.Location!)).Expect(HttpStatusCode.OK)["title"]));
    }

    [Fact]
    public async Task Posts_of_one_title_written_at_once_get_one_number_each()
    {
        var posts = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _blog.AddPostAsync("Same title")));

        var expected = Enumerable.Range(2, 49).Select(number => $"same-title-{number}").Prepend("same-title");
        Assert.Equal(expected.Order(), posts.Select(post => Text(post["slug"])).Order());
    }

    [Fact]
    public async Task A_replaced_post_keeps_its_address_and_nothing_else()
    {
        var old = await _blog.AddPostAsync("Before", "Old text.", true, "old");

        var answer = await _blog.PutAsync("/posts/before", JsonNode.Parse("""{"title":"After","body":"New text.","tags":["z","a"]}""")!);

        var post = answer.Expect(HttpStatusCode.OK);
        Assert.Equal("before", Text(post["slug"]));
        Assert.Equal("After", Text(post["title"]));
        Assert.Equal("New text.", Text(post["body"]));
        Assert.Equal(["z", "a"], post["tags"]!.AsArray().Select(Text));
        Assert.Equal(Text(old["createdAt"]), Text(post["createdAt"]));
        Assert.True(Time(post["updatedAt"]) >= Time(post["createdAt"]));
        Assert.Equal(post.ToJsonString(), (await _blog.GetAsync("/posts/before")).Expect(HttpStatusCode.OK).ToJsonString());
    }

    [Fact]
    public async Task A_deleted_post_is_gone_with_its_comments()
    {
        await _blog.AddPostAsync("Short lived");
        (await _blog.PostAsync("/posts/short-lived/comments", JsonNode.Parse("""{"author":"Ada","body":"Hi."}""")!)).Expect(
            HttpStatusCode.Created);

        var answer = await _blog.DeleteAsync("/posts/short-lived");

        Assert.Equal(HttpStatusCode.NoContent, answer.Status);
        Assert.Empty(answer.Text);
        (await _blog.GetAsync("/posts/short-lived")).ExpectProblem(404);
        (await _blog.GetAsync("/posts/short-lived/comments")).ExpectProblem(404);
        (await _blog.DeleteAsync("/posts/short-lived")).ExpectProblem(404);
    }

    [Fact]
    public async Task The_largest_post_allowed_is_taken_whole()
    {
        string[] tags = [new('t', 40), .. Enumerable.Range(0, 9).Select(number => number.ToString(CultureInfo.InvariantCulture))];

        var post = await _blog.AddPostAsync(new string('x', 200), new string('é', 100_000), true, tags);

        var found = (await _blog.GetAsync("/posts/" + Text(post["slug"]))).Expect(HttpStatusCode.OK);
        Assert.Equal(new string('é', 100_000), Text(found["body"]));
        Assert.Equal(tags, found["tags"]!.AsArray().Select(Text));
    }

    [Fact]
    public async Task Comments_stand_under_their_post_the_oldest_first()
    {
        await _blog.AddPostAsync("Commented");
        Assert.Equal("""{"items":[],"page":1,"pageSize":20,"total":0}""", (await _blog.GetAsync("/posts/commented/comments")).Text);

        foreach (var author in new[] { "Ada", "Grace" })
        {
            var content = new JsonObject { ["author"] = author, ["body"] = "Well said." };
            var comment = (await _blog.PostAsync("/posts/commented/comments", content)).Expect(HttpStatusCode.Created);
            Assert.Equal(["id", "author", "body", "createdAt"], comment.AsObject().Select(field => field.Key));
            Assert.Equal(author, Text(comment["author"]));
        }

        var comments = (await _blog.GetAsync("/posts/commented/comments")).Expect(HttpStatusCode.OK);
        Assert.Equal(["Ada", "Grace"], comments["items"]!.AsArray().Select(comment => Text(comment!["author"])));
        var second = (await _blog.GetAsync("/posts/commented/comments?page=2&pageSize=1")).Expect(HttpStatusCode.OK);
        Assert.Equal("Grace", Text(Assert.Single(second["items"]!.AsArray())!["author"]));
        Assert.Equal([2, 1, 2], new[] { "page", "pageSize", "total" }.Select(field => second[field]!.GetValue<int>()));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/health")]
    public async Task The_program_tells_about_itself(string path) => (await _blog.GetAsync(path)).Expect(HttpStatusCode.OK);

    private static string Text(JsonNode? node) => node!.GetValue<string>();

    private static DateTime Time(JsonNode? node) => node!.GetValue<DateTime>();
}
