using System.Globalization;
using System.Net;
using Hyperlane.Http;
using Hyperlane.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace Hyperlane.Tests.Middleware;

public sealed class OutputCacheTests
{
    [Fact]
    public async Task The_next_gets_the_same_answer_with_its_age_and_without_a_call()
    {
        await using var counter = await CacheCounter.StartAsync(answer: (context, call) =>
        {
            context.Response.Headers["X-Call"] = call.ToString(CultureInfo.InvariantCulture);
            context.Response.Headers.Append("Link", "</a>");
            context.Response.Headers.Append("Link", "</b>");
            return context.Text($"call {call}");
        });

        using var first = await counter.SendAsync();
        using var second = await counter.SendAsync();
        using var head = await counter.SendAsync(method: "HEAD");
        Assert.Null(first.Headers.Age);
        Assert.NotNull(second.Headers.Age);
        Assert.Equal("call 1", await first.Content.ReadAsStringAsync());
        Assert.Equal("call 1", await second.Content.ReadAsStringAsync());
        Assert.Equal("text/plain; charset=utf-8", second.Content.Headers.ContentType?.ToString());
        Assert.Equal(["1"], second.Headers.GetValues("X-Call"));
        Assert.Equal(["</a>", "</b>"], second.Headers.GetValues("Link"));
        Assert.NotNull(first.Headers.ETag);
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
        Assert.Equal((HttpStatusCode.OK, 6L), (head.StatusCode, head.Content.Headers.ContentLength));
        Assert.Equal(1, counter.Calls);
    }

    [Fact]
    public async Task A_client_that_has_this_version_gets_304_of_the_method_and_of_the_cache()
    {
        await using var counter = await CacheCounter.StartAsync(answer: (context, _) => context.Text("always"));
        var tag = EntityTag.OfContent("always"u8).ToString();

        using var made = await counter.SendAsync(headers: ("If-None-Match", tag));
        using var kept = await counter.SendAsync(headers: ("If-None-Match", tag));
        using var other = await counter.SendAsync(headers: ("If-None-Match", "\"other\""));
        using var failed = await counter.SendAsync(headers: ("If-Match", "\"other\""));
        Assert.Equal(HttpStatusCode.NotModified, made.StatusCode);
        Assert.Equal(HttpStatusCode.NotModified, kept.StatusCode);
        Assert.Equal(tag, kept.Headers.ETag?.ToString());
        Assert.Equal("always", await other.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.PreconditionFailed, failed.StatusCode);
        Assert.Equal(1, counter.Calls);
    }

    [Theory]
    [InlineData(200_000, 1)]
    [InlineData(400_000, 2)]
    public async Task A_long_body_is_kept_up_to_the_limit_and_sent_whole_beyond(int length, int calls)
    {
        var text = new string('x', length);
        await using var counter = await CacheCounter.StartAsync(new() { MaxBodyBytes = 300_000 }, (context, _) => context.Text(text));

        Assert.Equal(text, await counter.GetAsync());
        Assert.Equal(text, await counter.GetAsync());
        Assert.Equal(calls, counter.Calls);
    }

    [Theory]
    [InlineData("Set-Cookie", "a=b")]
    [InlineData("Cache-Control", "no-store")]
    [InlineData("Cache-Control", "max-age=60, private")]
    [InlineData("Cache-Control", "private=\"X-Call\"")]
    [InlineData("Vary", "*")]
    [InlineData("Vary", "Accept-Language")]
    [InlineData("X-Status", "404")]
    [InlineData("X-Status", "206")]
    public async Task Answers_that_are_not_for_everybody_are_not_kept(string name, string value)
    {
        await using var counter = await CacheCounter.StartAsync(answer: (context, call) =>
        {
            context.Response.Headers[name] = value;
            var writing = context.Text($"call {call}");
            context.Response.StatusCode = name == "X-Status" ? int.Parse(value, CultureInfo.InvariantCulture) : 200;
            return writing;
        });

        Assert.Equal("call 1", await counter.GetAsync());
        Assert.Equal("call 2", await counter.GetAsync());
    }

    [Theory]
    [InlineData("Authorization", "Basic eDp5")]
    [InlineData("X-User", "ann")]
    [InlineData("Range", "bytes=0-1")]
    [InlineData("Cache-Control", "no-store")]
    public async Task Requests_that_ask_for_more_are_neither_answered_from_it_nor_kept(string name, string value)
    {
        await using var counter = await CacheCounter.StartAsync();

        Assert.Equal("call 1", await counter.GetAsync("/", (name, value)));
        Assert.Equal("call 2", await counter.GetAsync());
        Assert.Equal("call 3", await counter.GetAsync("/", (name, value)));
        Assert.Equal("call 2", await counter.GetAsync());
    }

    [Fact]
    public async Task Other_methods_and_requests_with_a_body_pass_by()
    {
        await using var counter = await CacheCounter.StartAsync();

        Assert.Equal("call 1", await counter.GetAsync());
        using var post = await counter.SendAsync(method: "POST");
        using var request = new HttpRequestMessage(HttpMethod.Get, Quiet.Path("/")) { Content = new StringContent("filter") };
        using var get = await counter.App.Client.SendAsync(request);
        Assert.Equal("call 2", await post.Content.ReadAsStringAsync());
        Assert.Equal("call 3", await get.Content.ReadAsStringAsync());
        Assert.Equal("call 1", await counter.GetAsync());
    }

    [Theory]
    [InlineData("no-cache")]
    [InlineData("max-age=0")]
    public async Task A_reload_gets_a_new_answer_which_others_get_from_then_on(string control)
    {
        await using var counter = await CacheCounter.StartAsync();
        await using var deaf = await CacheCounter.StartAsync(new() { IgnoreRequestCacheControl = true });

        Assert.Equal("call 1", await counter.GetAsync());
        Assert.Equal("call 2", await counter.GetAsync("/", ("Cache-Control", control)));
        Assert.Equal("call 2", await counter.GetAsync());
        Assert.Equal("call 1", await deaf.GetAsync());
        Assert.Equal("call 1", await deaf.GetAsync("/", ("Cache-Control", control)));
    }

    [Fact]
    public async Task An_answer_is_made_anew_when_its_time_is_over()
    {
        await using var counter = await CacheCounter.StartAsync(new() { Duration = TimeSpan.FromMilliseconds(50) });
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));

        Assert.Equal("call 1", await counter.GetAsync());
        while (await counter.GetAsync() == "call 1")
        {
            patience.Token.ThrowIfCancellationRequested();
        }

        Assert.True(counter.Calls > 1);
    }

    [Fact]
    public async Task Signed_in_users_have_answers_of_their_own_or_share_them_by_option()
    {
        await using var own = await CacheCounter.StartAsync(new() { VaryByUser = true });
        await using var shared = await CacheCounter.StartAsync(new() { AllowAuthorization = true });

        Assert.Equal("call 1", await own.GetAsync("/", ("X-User", "ann")));
        Assert.Equal("call 2", await own.GetAsync("/", ("X-User", "ben")));
        Assert.Equal("call 3", await own.GetAsync());
        Assert.Equal("call 1", await own.GetAsync("/", ("X-User", "ann"), ("Authorization", "Basic eDp5")));
        Assert.Equal("call 1", await shared.GetAsync("/", ("X-User", "ann")));
        Assert.Equal("call 1", await shared.GetAsync("/", ("Authorization", "Basic eDp5")));
        Assert.Equal("call 1", await shared.GetAsync());
    }

    [Fact]
    public async Task A_layer_inside_that_signs_in_keeps_the_answer_out()
    {
        await using var counter = await CacheCounter.StartAsync(answer: (context, call) =>
        {
            context.User = new(new System.Security.Claims.ClaimsIdentity("test"));
            return context.Text($"call {call}");
        });

        Assert.Equal("call 1", await counter.GetAsync());
        Assert.Equal("call 2", await counter.GetAsync());
    }

    [Fact]
    public async Task What_a_layer_inside_guards_is_not_given_by_one_outside()
    {
        await using var app = await Quiet.StartAsync(app =>
        {
            app.Use((context, next) =>
            {
                if (context.Request.Headers.Contains("X-User"))
                {
                    context.User = new(new System.Security.Claims.ClaimsIdentity("test"));
                }

                return next(context);
            });
            app.Use<OutputCache>();
            app.MapGroup("/secret").Use<RequireUser>().Use(new OutputCache(new() { AllowAuthorization = true }))
                .Get("/", context => context.Text("secret"));
        }, inMemory: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, Quiet.Path("/secret"));
        request.Headers.Add("X-User", "ann");

        using var known = await app.Client.SendAsync(request);
        using var unknown = await app.Client.GetAsync(Quiet.Path("/secret"));
        Assert.Equal(HttpStatusCode.OK, known.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, unknown.StatusCode);
    }

    [Fact]
    public async Task Headers_of_layers_outside_are_those_of_each_client()
    {
        var requests = 0;
        await using var counter = await CacheCounter.StartAsync(outside: app =>
        {
            app.Use<Compression>();
            app.Use((context, next) =>
            {
                context.Response.Headers["X-Request"] = Interlocked.Increment(ref requests).ToString(CultureInfo.InvariantCulture);
                context.Response.Headers["Vary"] = "Origin";
                return next(context);
            });
        }, answer: (context, call) => context.Text(new string('y', 5000)));

        using var first = await counter.SendAsync(headers: ("Accept-Encoding", "gzip"));
        using var second = await counter.SendAsync(headers: ("Accept-Encoding", "br"));
        using var third = await counter.SendAsync();
        Assert.Equal(["3"], third.Headers.GetValues("X-Request"));
        Assert.Equal(["gzip"], first.Content.Headers.ContentEncoding);
        Assert.Equal(["br"], second.Content.Headers.ContentEncoding);
        Assert.Equal(["Origin", "Accept-Encoding"], second.Headers.Vary);
        Assert.Equal(5000, (await third.Content.ReadAsStringAsync()).Length);
        Assert.Equal(1, counter.Calls);
    }

    [Fact]
    public async Task A_flood_of_unique_queries_stays_within_the_memory()
    {
        await using var app = await Quiet.StartAsync(
            app => app.Get("/", context => context.Text(new string('z', 1000))).Use<OutputCache>(), inMemory: true,
            arguments: ["--Hyperlane:OutputCache:MaxBytes=100000", "--Hyperlane:OutputCache:MaxBodyBytes=50000"]);
        var store = Assert.IsType<MemoryOutputCacheStore>(app.Services.GetRequiredService<IOutputCacheStore>());

        for (var i = 0; i < 500; i++)
        {
            using var answer = await app.Client.GetAsync(Quiet.Path($"/?{i}={new string('q', i)}"));
            Assert.True(store.Bytes <= 100_000);
        }

        Assert.True(store.Bytes > 50_000);
    }

    [Theory]
    [InlineData("Duration=00:00:00", "Duration is 00:00:00; it must be more than 0 and at most 365 days.")]
    [InlineData("MaxBodyBytes=0", "MaxBodyBytes is 0; it must be at least 1.")]
    [InlineData("MaxBytes=7", "MaxBytes is 7; it must be at least MaxBodyBytes, 1048576.")]
    [InlineData("VaryByHeader=Accept;a b", "VaryByHeader has 'a b', which is no name of a header.")]
    public async Task A_setting_that_makes_no_sense_is_told_when_the_app_starts(string setting, string expected)
    {
        var error = await Assert.ThrowsAsync<StartupException>(
            () => Quiet.StartAsync(_ => { }, arguments: $"--Hyperlane:OutputCache:{setting}"));

        Assert.Equal($"The setting Hyperlane:OutputCache:{expected}", error.Message);
    }
}
