using System.Globalization;
using System.Net;
using System.Security.Claims;
using System.Text.Json;
using Hyperlane.Middleware;
using Hyperlane.Testing;

namespace Hyperlane.Tests.Middleware;

public sealed class RateLimitingTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Theory]
    [InlineData(RateLimitAlgorithm.FixedWindow, "\"default\";q=2;w=3600")]
    [InlineData(RateLimitAlgorithm.SlidingWindow, "\"default\";q=2;w=3600")]
    [InlineData(RateLimitAlgorithm.TokenBucket, "\"default\";q=2;w=3600")]
    public async Task Who_asks_too_often_is_told_when_to_come_back(RateLimitAlgorithm algorithm, string policy)
    {
        await using var app = await StartAsync(new RateLimitingOptions { Algorithm = algorithm, PermitLimit = 2, Window = Hour });

        for (var left = 1; left >= 0; left--)
        {
            using var answer = await app.Client.GetAsync(Quiet.Path("/"));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(policy, Field(answer, "RateLimit-Policy"));
            Assert.StartsWith($"\"default\";r={left};t=", Field(answer, "RateLimit"), StringComparison.Ordinal);
        }

        using var refused = await app.Client.GetAsync(Quiet.Path("/"));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.ToString());
        Assert.StartsWith("\"default\";r=0;t=", Field(refused, "RateLimit"), StringComparison.Ordinal);
        var seconds = int.Parse(Field(refused, "Retry-After"), CultureInfo.InvariantCulture);
        Assert.InRange(seconds, 1, 3600);
        var problem = JsonDocument.Parse(await refused.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(seconds, problem.GetProperty("retryAfter").GetInt32());
        Assert.Contains("2 requests may be sent in 1:00:00", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains($"Try again in {seconds} second", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal("default", problem.GetProperty("policy").GetString());
    }

    [Theory]
    [InlineData(RateLimitAlgorithm.FixedWindow)]
    [InlineData(RateLimitAlgorithm.SlidingWindow)]
    [InlineData(RateLimitAlgorithm.TokenBucket)]
    public async Task Time_gives_back_what_was_used_and_forgets_who_is_gone(RateLimitAlgorithm algorithm)
    {
        var limiting = new RateLimiting(new RateLimitingOptions
        {
            Algorithm = algorithm,
            PermitLimit = 1,
            Window = TimeSpan.FromSeconds(1),
        });
        await using var app = await StartAsync(limiting);
        HttpStatusCode status;

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(app));
        do
        {
            status = await StatusAsync(app);
        }
        while (status == HttpStatusCode.TooManyRequests);

        Assert.Equal(HttpStatusCode.OK, status);
        await WaitUntilAsync(() => limiting.Count == 0);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(app));
    }

    [Fact]
    public async Task Requests_at_the_same_time_are_counted_until_they_end()
    {
        var (entered, leave) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var app = await Quiet.StartAsync(app => app.Get("/", async context =>
        {
            entered.TrySetResult();
            await leave.Task;
            await context.Text("done");
        }).Use(new RateLimiting(new RateLimitingOptions
        {
            Algorithm = RateLimitAlgorithm.Concurrency,
            PermitLimit = 1,
            RejectionStatusCode = 503,
        })), inMemory: false);

        var first = StatusAsync(app);
        await entered.Task;
        using var refused = await app.Client.GetAsync(Quiet.Path("/"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal("\"default\";q=1;qu=\"concurrent-requests\"", Field(refused, "RateLimit-Policy"));
        Assert.Equal("\"default\";r=0", Field(refused, "RateLimit"));
        Assert.Equal("1", Field(refused, "Retry-After"));
        leave.SetResult();
        Assert.Equal(HttpStatusCode.OK, await first);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(app));
    }

    [Fact]
    public async Task Who_waits_in_the_queue_gets_a_turn_and_the_next_is_refused()
    {
        var (entered, leave) = (new SemaphoreSlim(0), new SemaphoreSlim(0));
        await using var app = await Quiet.StartAsync(app => app.Get("/", async context =>
        {
            entered.Release();
            await leave.WaitAsync();
        }).Use(new RateLimiting(new RateLimitingOptions { Algorithm = RateLimitAlgorithm.Concurrency, PermitLimit = 1, QueueLimit = 1 })),
        inMemory: false);

        var first = StatusAsync(app);
        await entered.WaitAsync();
        Task<HttpStatusCode>[] others = [StatusAsync(app), StatusAsync(app)];
        Assert.Equal(HttpStatusCode.TooManyRequests, await await Task.WhenAny(others));
        leave.Release();
        Assert.Equal(HttpStatusCode.OK, await first);
        await entered.WaitAsync();
        leave.Release();
        await Task.WhenAll(others);
        _ = Assert.Single(others, other => other.Result == HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_handler_that_fails_gives_its_place_back()
    {
        await using var app = await Quiet.StartAsync(app => app.Get("/", _ => throw new InvalidOperationException("no"))
            .Use(new RateLimiting(new RateLimitingOptions { Algorithm = RateLimitAlgorithm.Concurrency, PermitLimit = 1 })),
            inMemory: false);

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.InternalServerError, await StatusAsync(app));
        }
    }

    [Fact]
    public async Task Settings_come_from_the_configuration()
    {
        await using var app = await Quiet.StartAsync(app =>
        {
            app.Use<RateLimiting>();
            app.Get("/", context => context.Text("hi"));
        }, inMemory: false, arguments:
        [
            "--Hyperlane:RateLimiting:Name=all", "--Hyperlane:RateLimiting:Algorithm=TokenBucket", "--Hyperlane:RateLimiting:PermitLimit=1",
            "--Hyperlane:RateLimiting:Window=00:10:00", "--Hyperlane:RateLimiting:PartitionBy=Address, Route",
            "--Hyperlane:RateLimiting:TokensPerPeriod=3", "--Hyperlane:RateLimiting:RejectionStatusCode=420",
        ]);

        using var first = await app.Client.GetAsync(Quiet.Path("/"));
        Assert.Equal("\"all\";q=3;w=600", Field(first, "RateLimit-Policy"));
        Assert.Equal(420, (int)await StatusAsync(app));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(app, "/other"));
    }

    [Theory]
    [InlineData("PermitLimit=0", "PermitLimit is 0; it must be at least 1.")]
    [InlineData("QueueLimit=-1", "QueueLimit is -1; it must be at least 0.")]
    [InlineData("MaxPartitions=0", "MaxPartitions is 0; it must be at least 1.")]
    [InlineData("Window=0", "Window is 00:00:00; it must be from 10 milliseconds")]
    [InlineData("SegmentsPerWindow=0", "SegmentsPerWindow is 0; it must be from 1 to 1000.")]
    [InlineData("RejectionStatusCode=200", "RejectionStatusCode is 200; it must be from 400 to 599.")]
    [InlineData("TokensPerPeriod=0", "TokensPerPeriod is 0; it must be at least 1.")]
    [InlineData("Name=a\"b", "Name is 'a\"b'; it must be printable ASCII")]
    [InlineData("PartitionHeader=a b", "PartitionHeader is 'a b', which is no name of a header.")]
    [InlineData("Algorithm=9", "Algorithm is 9, which is none of its values.")]
    [InlineData("PartitionBy=64", "PartitionBy is 64, which is none of its values.")]
    public async Task A_setting_that_makes_no_sense_is_refused_at_start(string setting, string expected)
    {
        var error = await Assert.ThrowsAsync<StartupException>(
            () => Quiet.StartAsync(app => app.Use<RateLimiting>(), arguments: $"--Hyperlane:RateLimiting:{setting}"));

        Assert.StartsWith($"The setting Hyperlane:RateLimiting:{expected}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_option_that_makes_no_sense_is_refused_in_code()
        => Assert.StartsWith("RateLimitingOptions.PermitLimit is 0; it must be at least 1.", Assert.Throws<ArgumentException>(
            () => new RateLimiting(new RateLimitingOptions { PermitLimit = 0 })).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Users_have_limits_of_their_own_and_others_count_by_address()
    {
        await using var app = await StartAsync(new RateLimitingOptions { PartitionBy = RateLimitBy.User, PermitLimit = 1, Window = Hour });
        using var ada = app.CreateClient(new Claim(ClaimTypes.Name, "ada"));
        using var adaElsewhere = app.CreateClient(new Claim(ClaimTypes.Name, "ada"));
        using var bob = app.CreateClient(new Claim(ClaimTypes.Name, "bob"));

        AreEqual([200, 200, 200, 429, 429], [
            (int)await StatusAsync(app), await StatusOfAsync(ada), await StatusOfAsync(bob), await StatusOfAsync(adaElsewhere),
            (int)await StatusAsync(app)]);
    }

    [Fact]
    public async Task Keys_of_a_header_or_of_the_app_and_routes_have_limits_of_their_own()
    {
        await using var app = await Quiet.StartAsync(app =>
        {
            app.MapGroup("/header").Use(new RateLimiting(new() { PartitionHeader = "X-Api-Key", PermitLimit = 1, Window = Hour }))
                .Get("/", context => context.Text("hi"));
            app.MapGroup("/query").Use(new RateLimiting(new()
            {
                PartitionKey = context => context.Request.Query["who"],
                PermitLimit = 1,
                Window = Hour,
            })).Get("/", context => context.Text("hi"));
            var routes = app.MapGroup("/routes").Use(new RateLimiting(new()
            {
                PartitionBy = RateLimitBy.Route,
                PermitLimit = 1,
                Window = Hour,
            }));
            routes.Get("/{id}", context => context.Text("hi"));
            routes.Post("/{id}", context => context.Text("hi"));
        }, inMemory: false);

        AreEqual([200, 200, 429, 200, 429], [
            await KeyAsync("a"), await KeyAsync("b"), await KeyAsync("a"), await KeyAsync(null), await KeyAsync(null)]);
        var longKey = new string('k', 2000);
        AreEqual([200, 429, 200], [await KeyAsync(longKey + "1"), await KeyAsync(longKey + "1"), await KeyAsync(longKey + "2")]);
        AreEqual([200, 200, 429], [
            (int)await StatusAsync(app, "/query?who=a"), (int)await StatusAsync(app, "/query?who=b"),
            (int)await StatusAsync(app, "/query?who=a")]);
        AreEqual([200, 429], [(int)await StatusAsync(app, "/routes/1"), (int)await StatusAsync(app, "/routes/2")]);
        using var post = await app.Client.PostAsync(Quiet.Path("/routes/1"), null);
        Assert.Equal(HttpStatusCode.OK, post.StatusCode);

        async Task<int> KeyAsync(string? key)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/header");
            if (key is not null)
            {
                request.Headers.Add("X-Api-Key", key);
            }

            using var answer = await app.Client.SendAsync(request);
            return (int)answer.StatusCode;
        }
    }

    [Fact]
    public async Task Several_limits_count_each_by_itself_and_are_all_told()
    {
        await using var app = await Quiet.StartAsync(app =>
        {
            app.Use(new RateLimiting(new() { Name = "hour", PermitLimit = 3, Window = Hour }));
            app.Get("/a", context => context.Text("a")).Use(new RateLimiting(new() { Name = "day", PermitLimit = 1, Window = Hour * 24 }));
            app.Get("/b", context => context.Text("b"));
        }, inMemory: false);

        using var first = await app.Client.GetAsync(Quiet.Path("/a"));
        Assert.Equal("\"hour\";q=3;w=3600, \"day\";q=1;w=86400", Field(first, "RateLimit-Policy"));
        using var second = await app.Client.GetAsync(Quiet.Path("/a"));
        Assert.Contains("\"policy\":\"day\"", await second.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        AreEqual([200, 429], [(int)await StatusAsync(app, "/b"), (int)await StatusAsync(app, "/b")]);
    }

    private static void AreEqual(IEnumerable<int> expected, IEnumerable<int> actual) => Assert.Equal(expected, actual);

    private static string Field(HttpResponseMessage answer, string name) => string.Join(", ", answer.Headers.GetValues(name));

    private static async Task<HttpStatusCode> StatusAsync(TestApp app, string path = "/")
    {
        using var answer = await app.Client.GetAsync(Quiet.Path(path));
        return answer.StatusCode;
    }

    private static async Task<int> StatusOfAsync(HttpClient client)
    {
        using var answer = await client.GetAsync(Quiet.Path("/"));
        return (int)answer.StatusCode;
    }

    private static async Task WaitUntilAsync(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!holds())
        {
            await Task.Delay(20, patience.Token);
        }
    }

    private static Task<TestApp> StartAsync(RateLimitingOptions options) => StartAsync(new RateLimiting(options));

    private static Task<TestApp> StartAsync(RateLimiting limiting) => Quiet.StartAsync(app =>
    {
        app.Use(limiting);
        app.Get("/", context => context.Text("hi"));
    }, inMemory: false);
}
