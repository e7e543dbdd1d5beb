using System.Security.Claims;
using Hyperlane.Middleware;

namespace Hyperlane.Tests.Docs.Samples;

public sealed class AuthorizationSample
{
    [Theory]
    [InlineData("/drafts", null, 401)]
    [InlineData("/drafts", "ada", 200)]
    [InlineData("/drafts/count", null, 200)]
    [InlineData("/drafts/ada", "ada", 200)]
    [InlineData("/drafts/ada", "bob", 403)]
    [InlineData("/admin", "ada", 403)]
    public async Task Those_may_that_are_allowed(string path, string? user, int expected)
    {
        await using var app = await Quiet.StartAsync(app =>
        {
            app.Use((context, next) =>
            {
                if (context.Request.Headers["X-User"] is { } name)
                {
                    context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, name)], "sample"));
                }

                return next(context);
            });
            Declare(app);
        }, inMemory: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("X-User", user is null ? [] : [user]);
        using var answer = await app.Client.SendAsync(request);

        Assert.Equal(expected, (int)answer.StatusCode);
    }

    private static void Declare(HyperlaneApp app)
    {
        // sample: authorization-groups
        var admin = app.MapGroup("/admin").Use(new RequireRole("admin"));
        admin.Get("/", context => context.Text("for admins"));
        app.MapEndpoints();
        // end
    }
}
