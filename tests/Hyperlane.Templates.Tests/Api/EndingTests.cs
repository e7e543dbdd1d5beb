using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace Hyperlane.Templates.Tests.Api;

/// <summary>However the program ends, nobody was promised too much.</summary>
[Collection<BlogTests>]
public sealed class EndingTests(GeneratedBlog generated)
{
    private const int Workers = 8;
    private const int Enough = 200;

    [Fact]
    public async Task Killed_in_the_middle_of_writes_it_has_every_post_it_acknowledged()
    {
        var database = generated.NewDatabase();
        var acknowledged = new ConcurrentDictionary<string, JsonNode>();
        await using (var killed = await generated.StartAsync(database))
        {
            var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var writers = Task.WhenAll(Enumerable.Range(0, Workers)
                .Select(worker => WriteUntilItDiesAsync(killed, worker, acknowledged, enough)));
            await Task.WhenAny(enough.Task, writers);
            await killed.App.KillAsync();
            await writers;
        }

        Assert.True(acknowledged.Count >= Enough, $"Only {acknowledged.Count} posts were acknowledged before the writers gave up.");
        await using var blog = await generated.StartAsync(database);
        foreach (var (slug, post) in acknowledged)
        {
            Assert.Equal(post.ToJsonString(), (await blog.GetAsync("/posts/" + slug)).Expect(HttpStatusCode.OK).ToJsonString());
        }

        // What was not acknowledged is there whole, with its tag and its words, or not at all.
        var total = await TotalAsync(blog, "/posts");
        Assert.InRange(total, acknowledged.Count, acknowledged.Count + Workers);
        Assert.Equal(total, await TotalAsync(blog, "/posts?tag=tag"));
        Assert.Equal(total, await TotalAsync(blog, "/posts?q=word"));
    }

    [Fact]
    public async Task Terminated_under_load_it_fails_no_request_and_exits_with_0()
    {
        var database = generated.NewDatabase();
        await using var blog = await generated.StartAsync(database);
        var answered = new Counter(Enough);
        var workers = Task.WhenAll(Enumerable.Range(0, Workers)
            .Select(worker => Task.Run(() => CallUntilRefusedAsync(blog.App.Url, worker, answered))));
        await Task.WhenAny(answered.Reached, workers);

        var exitCode = await blog.App.TerminateAsync();
        await workers;

        Assert.Equal(0, exitCode);
        Assert.True(answered.Reached.IsCompleted);
        // An orderly stop leaves the whole blog in one file.
        Assert.Equal(["blog.db"], Directory.GetFiles(Path.GetDirectoryName(database)!).Select(Path.GetFileName));
    }

    private static async Task WriteUntilItDiesAsync(
        Blog blog, int worker, ConcurrentDictionary<string, JsonNode> acknowledged, TaskCompletionSource enough)
    {
        try
        {
            for (var number = 1; ; number++)
            {
                var post = await blog.AddPostAsync($"Worker {worker} post {number}", "One word.", true, "tag");
                acknowledged[post["slug"]!.GetValue<string>()] = post;
                if (acknowledged.Count >= Enough)
                {
                    enough.TrySetResult();
                }
            }
        }
        catch (HttpRequestException)
        {
            // The program was killed.
        }
    }

    /// <summary>Calls over one connection, again and again; a program that has closed its door is the one end that is no failure.</summary>
    private static async Task CallUntilRefusedAsync(Uri url, int worker, Counter answered)
    {
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = 1 };
        using var client = new HttpClient(handler) { BaseAddress = url };
        try
        {
            while (true)
            {
                using var content = new StringContent("""{"title":"Load","body":"Text."}""", null, "application/json");
                using var response = worker % 2 == 0
                    ? await client.GetAsync(new Uri("/posts", UriKind.Relative), TestContext.Current.CancellationToken)
                    : await client.PostAsync(new Uri("/posts", UriKind.Relative), content, TestContext.Current.CancellationToken);
                Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode}");
                answered.Add();
            }
        }
        catch (HttpRequestException error) when (error.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused })
        {
            // The listener is closed.
        }
    }

    private static async Task<int> TotalAsync(Blog blog, string path) =>
        (await blog.GetAsync(path)).Expect(HttpStatusCode.OK)["total"]!.GetValue<int>();

    /// <summary>Counts from many threads, and says when it is enough.</summary>
    private sealed class Counter(int enough)
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _count;

        public Task Reached => _reached.Task;

        public void Add()
        {
            if (Interlocked.Increment(ref _count) == enough)
            {
                _reached.SetResult();
            }
        }
    }
}
