namespace Hyperlane.Templates.Tests.Api;

/// <summary>Whatever a client gets wrong, it is told what, by a status and by field.</summary>
[Collection<BlogTests>]
public sealed class BadInputTests(RunningBlog running) : IClassFixture<RunningBlog>
{
    private const string GoodPost = """{"title":"Title","body":"Text."}""";

    private readonly Blog _blog = running.Blog;

    public static TheoryData<string, string[]> BadPosts => new()
    {
        { "{}", ["title", "body"] },
        { """{"title":null,"body":null,"tags":null,"published":null}""", ["title", "body"] },
        { """{"title":"","body":" \n"}""", ["title", "body"] },
        { """{"body":"Text."}""", ["title"] },
        { """{"title":"Title"}""", ["body"] },
        { $$"""{"title":"{{new string('x', 201)}}","body":"Text."}""", ["title"] },
        { $$"""{"title":"Title","body":"{{new string('x', 100_001)}}"}""", ["body"] },
        { """{"title":" ","tags":["one,two"]}""", ["title", "body", "tags"] },
        { """{"title":"Title","body":"Text.","tags":["good",""]}""", ["tags"] },
        { """{"title":"Title","body":"Text.","tags":["good",null]}""", ["tags"] },
        { """{"title":"Title","body":"Text.","tags":["a\u0007b"]}""", ["tags"] },
        { $$"""{"title":"Title","body":"Text.","tags":["{{new string('x', 41)}}"]}""", ["tags"] },
        { """{"title":"Title","body":"Text.","tags":["0","1","2","3","4","5","6","7","8","9","10"]}""", ["tags"] },
        { """{"title":"\u200b\u2800","body":"\u3164"}""", ["title", "body"] },
        { """{"title":"\u0301\ufe0f","body":"Text.","tags":["\u200d"]}""", ["title", "tags"] },
        { """{"title":"nul\u0000","body":"nul\u0000","tags":["nul\u0000"]}""", ["title", "body", "tags"] },
        { """{"title":"two\nlines","body":"two\nlines"}""", ["title"] },
        { """{"title":"two\u2028lines","body":"Text.","tags":["\u202eturned"]}""", ["title", "tags"] },
        { """{"title":"\u202eturned","body":"\u001b[31m"}""", ["title", "body"] },
        { """{"title":5,"body":"Text."}""", ["title"] },
        { """{"title":"Title","body":["Text."]}""", ["body"] },
        { """{"title":5,"tags":["one,two"]}""", ["title", "body", "tags"] },
        { """{"title":"Title","body":"Text.","tags":"one"}""", ["tags"] },
        { """{"title":"Title","body":"Text.","tags":[1]}""", ["tags[0]"] },
        { """{"title":"Title","body":"Text.","published":"yes"}""", ["published"] },
    };

    public static TheoryData<string, string[]> BadComments => new()
    {
        { "{}", ["author", "body"] },
        { """{"author":null,"body":""}""", ["author", "body"] },
        { $$"""{"author":"{{new string('x', 81)}}","body":"{{new string('x', 5_001)}}"}""", ["author", "body"] },
        { """{"author":1,"body":"Text."}""", ["author"] },
        { """{"author":"\u200b","body":"\u115f"}""", ["author", "body"] },
        { """{"author":"A\u0000da","body":"\u0007"}""", ["author", "body"] },
    };

    public static TheoryData<string> NoObjects => new()
    {
        "", " ", "null", "[]", "\"text\"", "5", "{", """{"title":""", """{"title":"Title","body":"Text."} and more""", "title=Title",
        "[1,", new string('[', 5_000),
    };

    [Theory]
    [MemberData(nameof(BadPosts))]
    public async Task A_bad_post_is_400_with_every_wrong_field(string body, string[] fields)
    {
        await _blog.AddPostAsync("Target");

        (await _blog.SendAsync(HttpMethod.Post, "/posts", body)).ExpectProblem(400, fields);
        (await _blog.SendAsync(HttpMethod.Put, "/posts/target", body)).ExpectProblem(400, fields);
    }

    [Theory]
    [MemberData(nameof(BadComments))]
    public async Task A_bad_comment_is_400_with_every_wrong_field(string body, string[] fields)
    {
        await _blog.AddPostAsync("Target");

        (await _blog.SendAsync(HttpMethod.Post, "/posts/target/comments", body)).ExpectProblem(400, fields);
    }

    [Theory]
    [MemberData(nameof(NoObjects))]
    public async Task What_is_no_JSON_object_is_400(string body)
    {
        await _blog.AddPostAsync("Target");

        (await _blog.SendAsync(HttpMethod.Post, "/posts", body)).ExpectProblem(400, "$");
        (await _blog.SendAsync(HttpMethod.Put, "/posts/target", body)).ExpectProblem(400, "$");
        (await _blog.SendAsync(HttpMethod.Post, "/posts/target/comments", body)).ExpectProblem(400, "$");
    }

    [Theory]
    [InlineData("page=0", "page")]
    [InlineData("page=-1", "page")]
    [InlineData("page=one", "page")]
    [InlineData("page=1.5", "page")]
    [InlineData("page=99999999999999999999", "page")]
    [InlineData("pageSize=0", "pageSize")]
    [InlineData("pageSize=101", "pageSize")]
    [InlineData("pageSize=ten", "pageSize")]
    [InlineData("page=0&pageSize=0", "page", "pageSize")]
    [InlineData("page=0&pageSize=ten", "page", "pageSize")]
    public async Task A_bad_page_is_400(string query, params string[] fields)
    {
        (await _blog.GetAsync("/posts?" + query)).ExpectProblem(400, fields);
        (await _blog.GetAsync("/posts/any/comments?" + query)).ExpectProblem(400, fields);
        (await _blog.GetAsync("/tags?" + query)).ExpectProblem(400, fields);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/xml")]
    [InlineData(null)]
    public async Task A_body_of_another_media_type_is_415(string? mediaType)
    {
        await _blog.AddPostAsync("Target");

        (await _blog.SendAsync(HttpMethod.Post, "/posts", GoodPost, mediaType)).ExpectProblem(415);
        (await _blog.SendAsync(HttpMethod.Put, "/posts/target", GoodPost, mediaType)).ExpectProblem(415);
        (await _blog.SendAsync(HttpMethod.Post, "/posts/target/comments", GoodPost, mediaType)).ExpectProblem(415);
    }

    [Theory]
    [InlineData("GET", "/posts/none")]
    [InlineData("PUT", "/posts/none", GoodPost)]
    [InlineData("DELETE", "/posts/none")]
    [InlineData("GET", "/posts/none/comments")]
    [InlineData("POST", "/posts/none/comments", """{"author":"Ada","body":"Hi."}""")]
    [InlineData("GET", "/none")]
    public async Task An_unknown_address_is_404(string method, string path, string? body = null) =>
        (await _blog.SendAsync(HttpMethod.Parse(method), path, body)).ExpectProblem(404);

    [Theory]
    [InlineData("PUT", "/posts", "GET", "HEAD", "OPTIONS", "POST")]
    [InlineData("DELETE", "/posts", "GET", "HEAD", "OPTIONS", "POST")]
    [InlineData("POST", "/posts/any", "DELETE", "GET", "HEAD", "OPTIONS", "PUT")]
    [InlineData("DELETE", "/posts/any/comments", "GET", "HEAD", "OPTIONS", "POST")]
    [InlineData("POST", "/tags", "GET", "HEAD", "OPTIONS")]
    [InlineData("DELETE", "/health", "GET", "HEAD", "OPTIONS")]
    public async Task A_wrong_method_is_405_and_Allow_names_the_right_ones(string method, string path, params string[] allowed)
    {
        var answer = await _blog.SendAsync(HttpMethod.Parse(method), path);

        answer.ExpectProblem(405);
        Assert.Equal(allowed, answer.Allow.Order());
    }
}
