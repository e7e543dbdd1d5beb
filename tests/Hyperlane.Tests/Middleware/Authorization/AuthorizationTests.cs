using System.Security.Claims;
using Hyperlane.Middleware;
using Hyperlane.Testing;

namespace Hyperlane.Tests.Middleware.Authorization;

/// <summary>Who may, by attributes, groups and policies, over a port.</summary>
public sealed class AuthorizationTests
{
    private const string Base = "/guarded-by-attributes";

    [Theory]
    [InlineData(Base, null, 401)]
    [InlineData(Base, "ada", 200)]
    [InlineData(Base + "/role", null, 401)]
    [InlineData(Base + "/role", "ada", 403)]
    [InlineData(Base + "/role", "ada owner", 200)]
    [InlineData(Base + "/policy", null, 401)]
    [InlineData(Base + "/policy", "ada", 403)]
    [InlineData(Base + "/policy", "ada x 2015-01-01", 403)]
    [InlineData(Base + "/policy", "ada x 1815-12-10", 200)]
    [InlineData(Base + "/open", null, 200)]
    [InlineData(Base + "/open", "ada", 200)]
    [InlineData(Base + "/documents/ada", null, 401)]
    [InlineData(Base + "/documents/ada", "ada", 200)]
    [InlineData(Base + "/documents/bob", "ada", 403)]
    [InlineData("/group", null, 401)]
    [InlineData("/group", "ada", 403)]
    [InlineData("/group", "ada x 1815-12-10", 200)]
    [InlineData("/group/open", null, 200)]
    public async Task Those_may_that_are_allowed(string path, string? user, int expected)
    {
        await using var app = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (user is not null)
        {
            request.Headers.Add("X-User", user);
        }

        using var answer = await app.Client.SendAsync(request);

        Assert.Equal(expected, (int)answer.StatusCode);
        Assert.Equal(expected == 401, answer.Headers.WwwAuthenticate.Count > 0);
        if (expected >= 400)
        {
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        }
    }

    [Fact]
    public async Task Ways_to_sign_in_are_told_together()
    {
        await using var app = await Quiet.StartAsync(
            app =>
            {
                app.Use((context, next) =>
                {
                    context.AddChallenge("One realm=\"a\"");
                    context.AddChallenge("Two");
                    return next(context);
                });
                app.Use<RequireUser>();
                app.Get("/", context => context.NoContent());
            },
            inMemory: false);
        using var answer = await app.Client.GetAsync(Quiet.Path("/"));

        Assert.Equal("One realm=\"a\", Two", string.Join(", ", answer.Headers.WwwAuthenticate));
    }

    [Fact]
    public async Task A_policy_whose_service_is_missing_is_told_at_the_start()
    {
        var error = await Assert.ThrowsAsync<StartupException>(() => Quiet.StartAsync(app => app.Use<RequirePolicy<NeedsNothingThere>>()));

        Assert.Contains("The constructor of NeedsNothingThere asks", error.Message, StringComparison.Ordinal);
    }

    private static Task<TestApp> StartAsync() => Quiet.StartAsync(
        app =>
        {
            app.Use((context, next) =>
            {
                if (context.Request.Headers["X-User"]?.Split(' ') is { } user)
                {
                    var names = new[] { ClaimTypes.Name, ClaimTypes.Role, "birthdate" };
                    context.User = new ClaimsPrincipal(new ClaimsIdentity(names.Zip(user, (name, value) => new Claim(name, value)), "test"));
                }

                return next(context);
            });
            var group = app.MapGroup("/group").Use<RequirePolicy<OfAge>>();
            group.Get("/", context => context.Text("in"));
            group.Get("/open", context => context.Text("in")).AllowAnonymous();
            app.MapEndpoints();
        },
        inMemory: false);
}
