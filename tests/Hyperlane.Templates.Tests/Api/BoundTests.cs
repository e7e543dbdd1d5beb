using System.Net;
using Hyperlane.Templates.Tests.Support;

namespace Hyperlane.Templates.Tests.Api;

/// <summary>However much has been written, one answer is small.</summary>
[Collection<BlogTests>]
public sealed class BoundTests(GeneratedBlog generated)
{
    private const string Numbers = "WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ";

    [Fact]
    public async Task Lists_of_much_text_take_little_memory()
    {
        var database = generated.NewDatabase();
        await using var blog = await generated.StartAsync(database);
        await blog.AddPostAsync("First", "Text.", true, "tag");
        using (var file = new BlogFile(database))
        {
            // 75 MB of comments, 20 MB of posts, and as many tags as nobody would use.
            file.Execute(Numbers + """
                15000) INSERT INTO comments (post_id, author, body, created_at)
                SELECT 1, 'Ada', printf('%.*c', 5000, 'x'), '2026-01-31T00:00:00.000Z' FROM numbers
                """);
            file.Execute(Numbers + """
                200) INSERT INTO posts (slug, title, body, published, created_at, updated_at)
                SELECT 'post-' || n, 'Post', printf('%.*c', 100000, 'x'), 1, '2026-01-31T00:00:00.000Z', '2026-01-31T00:00:00.000Z' FROM numbers
                """);
            file.Execute(Numbers + "5000) INSERT INTO post_tags (post_id, tag, position) SELECT 1, 'tag-' || n, n FROM numbers");
        }

        string[] lists = ["/posts/first/comments?pageSize=100", "/posts?pageSize=100", "/tags?pageSize=100"];
        foreach (var list in lists)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => blog.GetAsync(list)));
            Assert.All(answers, answer => Assert.Equal(100, answer.Expect(HttpStatusCode.OK)["items"]!.AsArray().Count));
            Assert.All(answers, answer => Assert.InRange(answer.Content.Length, 1_000, 1_000_000));
        }

        Assert.InRange(Memory.PeakOf(blog.App.Id), 1_000_000, 300_000_000);
    }
}
