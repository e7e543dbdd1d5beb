namespace Hyperlane.Tests.Hostile;

/// <summary>More connections and requests than the server takes.</summary>
public sealed class CapTests : HostileTests
{
    [Fact]
    public async Task A_connection_too_many_is_told_so_and_those_within_the_cap_go_on()
    {
        await using var app = await StartAsync(limits => limits.MaxConnections = 2);
        await using var first = new RawClient(app);
        var second = new RawClient(app);
        Assert.Equal(200, (await first.AskAsync(Get("/fine"))).Status);
        Assert.Equal(200, (await second.AskAsync(Get("/fine"))).Status);

        for (var i = 0; i < 3; i++)
        {
            await using var third = new RawClient(app);
            var refused = await third.AskAsync(Get("/fine"));
            Assert.Equal((503, true, "1", "application/problem+json"),
                (refused.Status, refused.Closes, refused.Headers["Retry-After"], refused.Headers["Content-Type"]));
            Assert.True(await third.IsClosedAsync());
        }

        Assert.Equal(200, (await first.AskAsync(Get("/fine"))).Status);
        await second.DisposeAsync();
        await AssertFreeAsync(app);
    }

    [Fact]
    public async Task A_request_too_many_is_told_so_and_keeps_its_connection()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var app = await StartAsync(
            limits => limits.MaxConcurrentRequests = 1,
            app => app.Get("/long", async context =>
            {
                begun.SetResult();
                await release.Task;
                await context.Text("done");
            }));
        await using var busy = new RawClient(app);
        await using var other = new RawClient(app);
        await busy.SendAsync(Get("/long"));
        await begun.Task.WaitAsync(Patience);

        var refused = await other.AskAsync(Get("/fine"));
        Assert.Equal((503, false, "1"), (refused.Status, refused.Closes, refused.Headers["Retry-After"]));
        release.SetResult();

        Assert.Equal("done", (await busy.ReadAsync()).Body);
        Assert.Equal(200, (await other.AskAsync(Get("/fine"))).Status);
    }

    /// <summary>The place of a client that left is free as soon as the server has seen it leave.</summary>
    private static async Task AssertFreeAsync(Hyperlane.Testing.TestApp app)
    {
        var late = DateTime.UtcNow + Patience;
        while (true)
        {
            await using var client = new RawClient(app);
            if ((await client.AskAsync(Get("/fine"))).Status == 200)
            {
                return;
            }

            Assert.True(DateTime.UtcNow < late, "The place was not freed.");
        }
    }
}
