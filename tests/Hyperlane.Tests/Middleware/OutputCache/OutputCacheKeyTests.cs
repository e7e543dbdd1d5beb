namespace Hyperlane.Tests.Middleware;

public sealed class OutputCacheKeyTests
{
    [Fact]
    public async Task All_of_the_query_counts_in_whichever_order()
    {
        await using var counter = await CacheCounter.StartAsync();

        Assert.Equal("call 1", await counter.GetAsync("/?a=1&b=2"));
        Assert.Equal("call 1", await counter.GetAsync("/?b=2&A=1"));
        Assert.Equal("call 2", await counter.GetAsync("/?a=1&b=3"));
        Assert.Equal("call 3", await counter.GetAsync("/?a=1%26b=2"));
        Assert.Equal("call 4", await counter.GetAsync("/"));
    }

    [Fact]
    public async Task Of_the_query_only_what_is_chosen_counts_or_nothing()
    {
        await using var chosen = await CacheCounter.StartAsync(new() { VaryByQuery = { "page" } });
        await using var none = await CacheCounter.StartAsync(new() { IgnoreQuery = true });

        Assert.Equal("call 1", await chosen.GetAsync("/?page=1&utm=x"));
        Assert.Equal("call 1", await chosen.GetAsync("/?page=1&utm=y"));
        Assert.Equal("call 2", await chosen.GetAsync("/?page=2"));
        Assert.Equal("call 1", await none.GetAsync("/?page=1"));
        Assert.Equal("call 1", await none.GetAsync("/?page=2"));
    }

    [Fact]
    public async Task Headers_and_what_the_app_says_make_other_answers()
    {
        await using var counter = await CacheCounter.StartAsync(
            new() { VaryByHeader = { "Accept-Language" }, VaryByValue = context => context.Request.Headers["X-Tenant"] },
            (context, call) =>
            {
                context.Response.Headers["Vary"] = "Accept-Language";
                return context.Text($"call {call}");
            });

        Assert.Equal("call 1", await counter.GetAsync("/", ("Accept-Language", "de")));
        Assert.Equal("call 2", await counter.GetAsync("/", ("Accept-Language", "en")));
        Assert.Equal("call 3", await counter.GetAsync("/", ("Accept-Language", "de"), ("X-Tenant", "a")));
        Assert.Equal("call 1", await counter.GetAsync("/", ("Accept-Language", "de")));
    }

    [Fact]
    public async Task Of_the_path_only_the_chosen_parameters_count()
    {
        await using var counter = await CacheCounter.StartAsync(new() { VaryByRouteValue = { "id" } }, pattern: "/posts/{id}/{slug}");

        Assert.Equal("call 1", await counter.GetAsync("/posts/7/old"));
        Assert.Equal("call 1", await counter.GetAsync("/posts/7/new"));
        Assert.Equal("call 2", await counter.GetAsync("/posts/8/new"));
    }

    [Fact]
    public async Task Hosts_have_answers_of_their_own()
    {
        await using var counter = await CacheCounter.StartAsync();

        Assert.Equal("call 1", await counter.GetAsync("/", ("Host", "a.localhost")));
        Assert.Equal("call 2", await counter.GetAsync("/", ("Host", "b.localhost")));
        Assert.Equal("call 1", await counter.GetAsync("/", ("Host", "A.localhost")));
    }
}
