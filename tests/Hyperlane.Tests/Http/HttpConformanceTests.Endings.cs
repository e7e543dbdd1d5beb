using Hyperlane.Http;

namespace Hyperlane.Tests.Http;

/// <content>How a connection and its requests end.</content>
public abstract partial class HttpConformanceTests
{
    [Fact]
    public async Task Closes_an_idle_connection_after_its_time()
    {
        await using var app = await StartAsync(options => options.Limits.KeepAliveTimeout = TimeSpan.FromMilliseconds(1));
        await using var client = new RawClient(app);

        Assert.True(await client.IsClosedAsync());
    }

    [Fact]
    public async Task Gives_the_handler_word_when_the_client_leaves()
    {
        var left = new TaskCompletionSource();
        var entered = new TaskCompletionSource();
        await using var app = await StartAsync(declare: app => app.Get("/wait", async context =>
        {
            using var registration = context.RequestAborted.Register(left.SetResult);
            entered.SetResult();
            await left.Task;
        }));
        await using (var client = new RawClient(app))
        {
            await client.SendAsync(Get("/wait"));
            await entered.Task.WaitAsync(TimeSpan.FromSeconds(20));
        }

        await left.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Cuts_the_connection_when_a_stream_fails_half_way()
    {
        await using var app = await StartAsync(declare: app => app.Get("/half", async context =>
        {
            await context.Response.BodyWriter.WriteAsync("half"u8.ToArray());
            await context.Response.BodyWriter.FlushAsync();
            throw new InvalidOperationException("Half is all there is.");
        }));

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => app.Client.GetStringAsync(new Uri("/half", UriKind.Relative)));
        Assert.Equal("Hello, World!", await app.Client.GetStringAsync(new Uri("/text", UriKind.Relative)));
    }

    [Theory]
    [InlineData("/short")]
    [InlineData("/long")]
    public async Task Cuts_the_connection_when_the_body_belies_its_length(string path)
    {
        await using var app = await StartAsync(declare: app =>
        {
            app.Get("/short", context => Lie(context, 20));
            app.Get("/long", context => Lie(context, 2));
        });

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => app.Client.GetStringAsync(new Uri(path, UriKind.Relative)));

        static async ValueTask Lie(HttpContext context, int length)
        {
            context.Response.ContentLength = length;
            await context.Response.BodyWriter.FlushAsync();
            await context.Response.BodyWriter.WriteAsync("ten bytes!"u8.ToArray());
        }
    }

    [Fact]
    public async Task Answers_what_is_under_way_when_it_stops_and_says_that_the_connection_ends()
    {
        var entered = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        await using var app = await StartAsync(declare: app => app.Get("/slow", async context =>
        {
            entered.SetResult();
            await release.Task;
            await context.Text("done");
        }));
        await using var client = new RawClient(app);
        await client.SendAsync(Get("/slow"));
        await entered.Task.WaitAsync(TimeSpan.FromSeconds(20));

        var stop = app.App.StopAsync();
        Assert.False(stop.IsCompleted);
        release.SetResult();

        var response = await client.ReadAsync();
        Assert.Equal(("done", true), (response.Body, response.Closes));
        await stop.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Cuts_what_is_under_way_when_the_deadline_of_the_stop_passes()
    {
        var entered = new TaskCompletionSource();
        await using var app = await StartAsync(declare: app => app.Get("/forever", async context =>
        {
            var aborted = context.RequestAborted;
            entered.SetResult();
            await Task.Delay(Timeout.Infinite, aborted);
        }));
        await using var client = new RawClient(app);
        await client.SendAsync(Get("/forever"));
        await entered.Task.WaitAsync(TimeSpan.FromSeconds(20));

        await app.App.StopAsync(new CancellationToken(canceled: true));

        Assert.True(await client.IsClosedAsync());
    }
}
