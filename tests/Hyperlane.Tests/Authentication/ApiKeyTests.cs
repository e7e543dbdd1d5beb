using System.Net;
using System.Security.Claims;
using Hyperlane.Authentication;
using Hyperlane.Middleware;
using Hyperlane.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hyperlane.Tests.Authentication;

/// <summary>API keys over a port.</summary>
public sealed class ApiKeyTests
{
    private static readonly string Key = ApiKeyHash.NewKey();

    [Fact]
    public async Task A_program_with_a_key_is_known_by_its_name_and_roles()
    {
        await using var app = await StartAsync(("ci:Hash", ApiKeyHash.Of(Key)), ("ci:Roles:0", "deploy"));

        Assert.Equal((HttpStatusCode.OK, "ci True"), await AskAsync(app, Key));
    }

    [Theory]
    [InlineData(null, "ApiKey")]
    [InlineData("", "ApiKey error=\"invalid_key\"")]
    [InlineData("wrong", "ApiKey error=\"invalid_key\"")]
    [InlineData("long", "ApiKey error=\"invalid_key\"")]
    [InlineData("old", "ApiKey error=\"invalid_key\"")]
    public async Task Others_are_told_how_to_come_in(string? key, string challenge)
    {
        await using var app = await StartAsync(
            ("ci:Hash", ApiKeyHash.Of(Key)), ("before:Hash", ApiKeyHash.Of("old")), ("before:Expires", "2020-01-01T00:00:00Z"));
        using var browser = new Browser(app);
        var answer = await browser.AskAsync("/", headers: key is null ? [] : [("X-API-Key", key == "long" ? new string('x', 4000) : key)]);

        Assert.Equal((HttpStatusCode.Unauthorized, challenge), (answer.Status, answer.Answer.Headers.WwwAuthenticate.ToString()));
    }

    [Fact]
    public async Task Keys_of_a_store_count_as_well()
    {
        await using var app = await StartAsync(builder => builder.Services.AddScoped<IApiKeyStore, OneKey>());

        Assert.Equal((HttpStatusCode.OK, "stored False"), await AskAsync(app, Key));
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(app, "other")).Status);
    }

    [Fact]
    public async Task A_setting_that_is_wrong_is_told_without_the_key()
    {
        var missing = await Assert.ThrowsAsync<StartupException>(() => StartAsync());
        var plain = await Assert.ThrowsAsync<StartupException>(() => StartAsync(("ci:Hash", Key)));

        Assert.Contains("The setting Hyperlane:ApiKeys:Keys is missing", missing.Message, StringComparison.Ordinal);
        Assert.Contains("The setting Hyperlane:ApiKeys:Keys:ci:Hash is wrong: it has 43 characters", plain.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, plain.Message, StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, string Body)> AskAsync(TestApp app, string key)
    {
        using var browser = new Browser(app);
        var (status, body, _) = await browser.AskAsync("/", headers: ("X-API-Key", key));
        return (status, body);
    }

    private static Task<TestApp> StartAsync(params (string Name, string Value)[] settings) => StartAsync(builder =>
        builder.Configuration.AddInMemoryCollection(settings.Select(
            setting => new KeyValuePair<string, string?>($"Hyperlane:ApiKeys:Keys:{setting.Name}", setting.Value))));

    private static Task<TestApp> StartAsync(Action<HyperlaneAppBuilder> configure) => Quiet.StartAsync(
        app =>
        {
            app.Use<ApiKeyAuthentication>();
            app.Use<RequireUser>();
            app.Get("/", context => context.Text($"{context.User.Identity!.Name} {context.User.IsInRole("deploy")}"));
        },
        inMemory: false,
        builder =>
        {
            configure(builder);
            builder.AddApiKeyAuthentication();
        });

    private sealed class OneKey : IApiKeyStore
    {
        public ValueTask<ClaimsPrincipal?> FindAsync(string hash, CancellationToken cancellationToken)
            => new(hash == ApiKeyHash.Of(Key) ? new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "stored")], "key")) : null);
    }
}
