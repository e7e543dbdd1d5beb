using System.Security.Claims;
using Hyperlane.Middleware;
using Hyperlane.Testing;

namespace Hyperlane.Tests.Authentication;

/// <summary>Who asks is a matter of one request.</summary>
public sealed class UserTests
{
    [Theory]
    [InlineData("identity")]
    [InlineData("claim")]
    public async Task What_a_middleware_adds_to_nobody_is_not_there_for_others(string what)
    {
        await using var app = await StartAsync();
        await using var same = new RawClient(app);
        await using var other = new RawClient(app);

        Assert.Equal("True", (await same.AskAsync($"GET / HTTP/1.1\r\nHost: a\r\nX-Add: {what}\r\n\r\n")).Body);
        Assert.Equal("False", (await same.AskAsync("GET / HTTP/1.1\r\nHost: a\r\n\r\n")).Body);
        Assert.Equal("False", (await other.AskAsync("GET / HTTP/1.1\r\nHost: a\r\n\r\n")).Body);
    }

    [Fact]
    public async Task Whom_a_middleware_has_added_is_signed_in()
    {
        await using var app = await StartAsync();
        await using var client = new RawClient(app);

        Assert.Equal(200, (await client.AskAsync("GET /guarded HTTP/1.1\r\nHost: a\r\nX-Add: identity\r\n\r\n")).Status);
        Assert.Equal(401, (await client.AskAsync("GET /guarded HTTP/1.1\r\nHost: a\r\n\r\n")).Status);
    }

    [Fact]
    public async Task Without_a_user_nothing_is_made_of_one()
    {
        await using var app = await Quiet.StartAsync(app => app.Get("/", context =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var user = Hyperlane.Endpoints.Binding.Answer.UserOrNull(context);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            return context.Text($"{user is null} {allocated}");
        }));
        await using var client = new RawClient(app);

        await client.AskAsync("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        Assert.Equal("True 0", (await client.AskAsync("GET / HTTP/1.1\r\nHost: a\r\n\r\n")).Body);
    }

    private static Task<TestApp> StartAsync() => Quiet.StartAsync(
        app =>
        {
            app.Use((context, next) =>
            {
                switch (context.Request.Headers["X-Add"])
                {
                    case "identity":
                        context.User.AddIdentity(new ClaimsIdentity([new Claim("sub", "ada")], "test"));
                        break;
                    case "claim":
                        ((ClaimsIdentity)context.User.Identity!).AddClaim(new Claim("sub", "ada"));
                        break;
                }

                return next(context);
            });
            app.Get("/", context => context.Text($"{context.User.HasClaim("sub", "ada")}"));
            app.MapGroup("/guarded").Use<RequireUser>().Get("/", context => context.Text("in"));
        },
        inMemory: false);
}
