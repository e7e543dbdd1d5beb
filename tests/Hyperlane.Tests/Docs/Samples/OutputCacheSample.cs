using Hyperlane.Caching;
using Hyperlane.Endpoints;
using Hyperlane.Http;
using Hyperlane.Middleware;
using Hyperlane.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hyperlane.Tests.Docs.Samples;

public sealed class OutputCacheSample
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task News_are_made_once_until_there_are_others(bool isHybrid)
    {
        var news = new News();
        await using var app = await Quiet.StartAsync(app => Declare(app, news), inMemory: false, builder =>
        {
            if (isHybrid)
            {
                DeclareStore(builder);
            }
        });

        Assert.Equal("0 news", await GetAsync(app, "/news"));
        news.Count = 1;
        Assert.Equal("0 news", await GetAsync(app, "/news"));
        using var added = await app.Client.PostAsync(Quiet.Path("/news"), null);
        Assert.Equal("2 news", await GetAsync(app, "/news"));
        Assert.Equal("2 news", await GetAsync(app, "/news"));
        Assert.Equal("page 2 for ", await GetAsync(app, "/search?page=2&utm=a"));
        using var logo = await app.Client.GetAsync(Quiet.Path("/logo"));
        Assert.Equal("public, max-age=3600", logo.Headers.CacheControl?.ToString());
        using var month = await app.Client.GetAsync(Quiet.Path("/month"));
        Assert.Equal("public, max-age=3600", month.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task An_endpoint_says_how_long_its_answers_are_kept()
    {
        await using var app = await Quiet.StartAsync(app => app.MapEndpoints(), inMemory: false);

        using var made = await app.Client.GetAsync(Quiet.Path("/pictures"));
        using var kept = await app.Client.GetAsync(Quiet.Path("/pictures"));
        Assert.Null(made.Headers.Age);
        Assert.NotNull(kept.Headers.Age);
        Assert.Equal("public, max-age=3600", kept.Headers.CacheControl?.ToString());
    }

    private static async Task<string> GetAsync(TestApp app, string path) => await app.Client.GetStringAsync(Quiet.Path(path));

    private static void Declare(HyperlaneApp app, News news)
    {
        // sample: output-cache
        var group = app.MapGroup("/news").Use(new OutputCache(new OutputCacheOptions
        {
            Duration = TimeSpan.FromMinutes(10),
            Tags = { "news" },
        }));
        group.Get("/", context => context.Text($"{news.Count} news"));
        group.Post("/", async context =>
        {
            news.Add();
            await context.Services.GetRequiredService<IOutputCacheStore>().EvictByTagAsync("news");
        });
        // end

        // sample: output-cache-vary
        app.Get("/search", context => context.Text($"page {context.Request.Query["page"]} for {context.Request.Headers["X-Tenant"]}"))
            .Use(new OutputCache(new OutputCacheOptions
            {
                VaryByQuery = { "page" },
                VaryByValue = context => context.Request.Headers["X-Tenant"],
            }));
        // end

        // sample: cache-control
        app.Get("/logo", context =>
        {
            context.Response.CacheControl = new CacheControl { Public = true, MaxAge = TimeSpan.FromHours(1) };
            return context.Text("logo");
        });
        app.Get("/month", context => context.Text("July"))
            .Use(new CacheHeaders(new CacheControl { Public = true, MaxAge = TimeSpan.FromHours(1) }));
        // end
    }

    private static void DeclareStore(HyperlaneAppBuilder builder)
    {
        // sample: output-cache-store-use
        builder.Services.AddHybridOutputCache();
        // end
    }

    // sample: cache-control-attribute
    public sealed class KeepAnHour() : CacheHeaders(new CacheControl { Public = true, MaxAge = TimeSpan.FromHours(1) });

    [Route("/pictures"), Use<OutputCache>]
    public sealed class PictureEndpoints(IHostEnvironment app)
    {
        [Get("/"), Use<KeepAnHour>]
        public string Today() => $"A picture of {app.ApplicationName}";
    }
    // end

    private sealed class News
    {
        public int Count { get; set; }

        public void Add() => Count++;
    }
}
