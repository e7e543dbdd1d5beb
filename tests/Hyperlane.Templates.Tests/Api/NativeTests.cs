using System.Net;
using System.Security.Claims;
using System.Text.Json.Nodes;
using Hyperlane.Testing;

namespace Hyperlane.Templates.Tests.Api;

/// <summary>The blog as one native program: nothing in it waits for a just-in-time compiler or for reflection.</summary>
[Collection<BlogTests>]
public sealed class NativeTests(NativeBlog native)
{
    [Fact]
    public async Task Published_with_PublishAot_it_has_no_warning_and_runs()
    {
        await using var blog = await native.StartAsync();
        await ReadAsync(blog);
        await WriteAsync(blog);
        await ErrAsync(blog);
        Assert.Equal(0, await blog.App.TerminateAsync());
    }

    /// <summary>Tests that were written for the program in their own process run against this one, by one setting.</summary>
    [Fact]
    public async Task Tests_of_the_program_run_against_it()
    {
        var (program, database) = await native.FindAsync();
        var options = new TestAppOptions { Target = program, Arguments = [$"--Blog:Database={database}"] };
        await using var app = await TestApp.StartAsync<NativeTests>(options);

        Assert.False(app.IsInProcess);
        using var posts = await app.Client.GetAsync(new Uri("/posts", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, posts.StatusCode);
        Assert.True(File.Exists(database), "The program got no arguments.");
        var signedIn = new TestAppOptions { Target = program }.WithUser(new Claim(ClaimTypes.Name, "ada"));
        var refused = await Assert.ThrowsAnyAsync<InvalidOperationException>(() => TestApp.StartAsync<NativeTests>(signedIn));
        Assert.Contains("WithUser", refused.Message, StringComparison.Ordinal);
    }

    private static async Task ReadAsync(Blog blog)
    {
        Assert.Equal("/tags", (await blog.GetAsync("/")).Expect(HttpStatusCode.OK)["tags"]!.GetValue<string>());
        Assert.Equal("ok", (await blog.GetAsync("/health")).Expect(HttpStatusCode.OK)["status"]!.GetValue<string>());
        Assert.NotEmpty((await blog.GetAsync("/tags")).Expect(HttpStatusCode.OK)["items"]!.AsArray());
        Assert.Equal(3, (await blog.GetAsync("/posts?pageSize=1")).Expect(HttpStatusCode.OK)["total"]!.GetValue<int>());
    }

    private static async Task WriteAsync(Blog blog)
    {
        var post = await blog.AddPostAsync("Native", "One word.", true, "fast", "small");

        var page = (await blog.GetAsync("/posts?q=nat&tag=fast")).Expect(HttpStatusCode.OK);
        Assert.Equal(post["slug"]!.ToJsonString(), Assert.Single(page["items"]!.AsArray())!["slug"]!.ToJsonString());
        var comment = new JsonObject { ["author"] = "Ada", ["body"] = "Well said." };
        var added = (await blog.PostAsync("/posts/native/comments", comment)).Expect(HttpStatusCode.Created);
        var comments = (await blog.GetAsync("/posts/native/comments")).Expect(HttpStatusCode.OK);
        Assert.Equal(added.ToJsonString(), Assert.Single(comments["items"]!.AsArray())!.ToJsonString());
        var replacement = new JsonObject { ["title"] = "Native again", ["body"] = "Another word." };
        Assert.Empty((await blog.PutAsync("/posts/native", replacement)).Expect(HttpStatusCode.OK)["tags"]!.AsArray());
        Assert.Equal(HttpStatusCode.NoContent, (await blog.DeleteAsync("/posts/native")).Status);
    }

    private static async Task ErrAsync(Blog blog)
    {
        (await blog.GetAsync("/posts/native")).ExpectProblem(404);
        (await blog.DeleteAsync("/posts/native")).ExpectProblem(404);
        (await blog.GetAsync("/posts?page=0")).ExpectProblem(400, "page");
        (await blog.GetAsync("/posts?page=one")).ExpectProblem(400, "page");
        (await blog.SendAsync(HttpMethod.Post, "/posts", """{"tags":[","]}""")).ExpectProblem(400, "title", "body", "tags");
        (await blog.SendAsync(HttpMethod.Post, "/posts", """{"title":5}""")).ExpectProblem(400, "title", "body");
        (await blog.SendAsync(HttpMethod.Post, "/posts", "{")).ExpectProblem(400, "$");
        (await blog.SendAsync(HttpMethod.Post, "/posts", "title", "text/plain")).ExpectProblem(415);
        (await blog.DeleteAsync("/tags")).ExpectProblem(405);
    }
}
