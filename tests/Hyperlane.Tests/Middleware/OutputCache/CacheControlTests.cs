using Hyperlane.Http;
using Hyperlane.Middleware;

namespace Hyperlane.Tests.Middleware;

public sealed class CacheControlTests
{
    [Fact]
    public void All_of_it_is_written_and_read()
    {
        var all = new CacheControl
        {
            Public = true,
            NoCache = true,
            MaxAge = TimeSpan.FromSeconds(60.9),
            SMaxAge = TimeSpan.FromHours(1),
            MustRevalidate = true,
            NoTransform = true,
            Immutable = true,
            StaleWhileRevalidate = TimeSpan.FromSeconds(30),
            StaleIfError = TimeSpan.FromDays(1),
        };
        const string Text = "public, no-cache, max-age=60, s-maxage=3600, must-revalidate, no-transform, immutable, "
            + "stale-while-revalidate=30, stale-if-error=86400";

        Assert.Equal(Text, all.ToString());
        Assert.Equal(all with { MaxAge = TimeSpan.FromSeconds(60) }, CacheControl.Parse(Text));
        Assert.Equal("no-store", CacheControl.Never.ToString());
        Assert.Equal("", new CacheControl().ToString());
    }

    [Theory]
    [InlineData("PRIVATE=\"Set-Cookie, X\" , Max-Age=\"5\", new=\"a,b\"", "private, max-age=5")]
    [InlineData("max-age=soon", "max-age=0")]
    [InlineData("max-age=99999999999", "max-age=2147483647")]
    [InlineData(",,;=", "")]
    public void What_others_write_is_read(string text, string expected) => Assert.Equal(expected, CacheControl.Parse(text).ToString());

    [Fact]
    public async Task A_response_says_it_and_a_layer_says_it_where_the_answer_does_not()
    {
        await using var app = await Quiet.StartAsync(app =>
        {
            var group = app.MapGroup("/").Use(new CacheHeaders(new CacheControl { Public = true, MaxAge = TimeSpan.FromMinutes(5) }));
            group.Get("/plain", context => context.Text("a"));
            group.Get("/streamed", async context => await context.Response.BodyWriter.FlushAsync());
            group.Get("/failed", _ => throw new ProblemException(404, "None."));
            group.Get("/own", context =>
            {
                Assert.Null(context.Response.CacheControl);
                context.Response.CacheControl = new CacheControl { Private = true, NoCache = true };
                Assert.True(context.Response.CacheControl is { Private: true, NoCache: true });
                return context.Text("b");
            });
        }, inMemory: false);

        Assert.Equal("public, max-age=300", await ControlAsync("/plain"));
        Assert.Equal("public, max-age=300", await ControlAsync("/streamed"));
        Assert.Equal("", await ControlAsync("/failed"));
        Assert.Equal("no-cache, private", await ControlAsync("/own"));

        async Task<string> ControlAsync(string path)
        {
            using var answer = await app.Client.GetAsync(Quiet.Path(path));
            return answer.Headers.CacheControl?.ToString() ?? "";
        }
    }

    [Fact]
    public void What_contradicts_itself_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new CacheHeaders(new CacheControl { Public = true, Private = true }));
        Assert.Throws<ArgumentException>(() => new CacheHeaders(new CacheControl { MaxAge = TimeSpan.FromSeconds(-1) }));
        Assert.Throws<ArgumentException>(() => new CacheHeaders(new CacheControl()));
        Assert.Throws<ArgumentException>(() => new OutputCache(new OutputCacheOptions { Duration = TimeSpan.Zero }));
    }
}
