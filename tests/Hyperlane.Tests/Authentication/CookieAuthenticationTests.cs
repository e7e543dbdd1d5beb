using System.Net;
using System.Net.WebSockets;
using System.Security.Claims;
using Hyperlane.Authentication;
using Hyperlane.Middleware;
using Hyperlane.Testing;
using Hyperlane.WebSockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hyperlane.Tests.Authentication;

/// <summary>Sign-in by cookie, over a port.</summary>
public sealed class CookieAuthenticationTests
{
    private readonly SettableClock _clock = new();

    [Fact]
    public async Task Who_signs_in_is_known_until_signing_out()
    {
        await using var app = await StartAsync();
        using var browser = new Browser(app);

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.AskAsync("/me")).Status);
        var signedIn = await browser.AskAsync("/sign-in?name=ada", HttpMethod.Post);
        Assert.Equal("no-store", signedIn.Answer.Headers.CacheControl!.ToString());
        Assert.Matches("^auth=[A-Za-z0-9_-]+; Path=/; HttpOnly; SameSite=Lax$", browser.LastSet);
        Assert.Equal("ada admin", (await browser.AskAsync("/me")).Body);
        await browser.AskAsync("/sign-out", HttpMethod.Post);
        Assert.Empty(browser.Cookies);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.AskAsync("/me")).Status);
    }

    [Fact]
    public async Task A_cookie_that_was_tampered_with_is_nobody()
    {
        await using var app = await StartAsync();
        using var browser = new Browser(app);
        await browser.AskAsync("/sign-in?name=ada", HttpMethod.Post);
        var good = browser.Cookies["auth"];

        string[] forged =
        [
            good[..^1], good + "A", good[1..], "x", "%00", "%C3%A4", new string('A', 5000), Flip(good, 50), Flip(good, good.Length / 2),
        ];
        foreach (var bad in forged)
        {
            browser.Cookies["auth"] = bad;
            Assert.Equal(HttpStatusCode.Unauthorized, (await browser.AskAsync("/me")).Status);
        }

        browser.Cookies["auth"] = good;
        Assert.Equal(HttpStatusCode.OK, (await browser.AskAsync("/me")).Status);
    }

    [Fact]
    public async Task A_sign_in_is_lengthened_by_requests_and_ends()
    {
        await using var app = await StartAsync(("ExpireTimeSpan", "01:00:00"), ("AbsoluteExpiration", "02:00:00"));
        using var browser = new Browser(app);
        await browser.AskAsync("/sign-in?name=ada&keep=true", HttpMethod.Post);
        Assert.Contains("Max-Age=3600;", browser.LastSet, StringComparison.Ordinal);
        var first = browser.Cookies["auth"];

        _clock.Advance(TimeSpan.FromMinutes(20));
        await browser.AskAsync("/me");
        Assert.Equal(first, browser.Cookies["auth"]);
        _clock.Advance(TimeSpan.FromMinutes(20));
        await browser.AskAsync("/me");
        Assert.NotEqual(first, browser.Cookies["auth"]);
        _clock.Advance(TimeSpan.FromMinutes(50));
        Assert.Equal(HttpStatusCode.OK, (await browser.AskAsync("/me")).Status);
        Assert.Contains("Max-Age=1800;", browser.LastSet, StringComparison.Ordinal);
        _clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.AskAsync("/me")).Status);
        browser.Cookies["auth"] = first;
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.AskAsync("/me")).Status);
    }

    [Fact]
    public async Task Who_was_removed_is_out_when_asked_for_again()
    {
        var removed = new Removed();
        await using var app = await StartAsync(builder => builder.Services.AddSingleton<ISignInValidator>(removed));
        using var browser = new Browser(app);
        await browser.AskAsync("/sign-in?name=ada", HttpMethod.Post);
        removed.Names.Add("ada");

        Assert.Equal(HttpStatusCode.OK, (await browser.AskAsync("/me")).Status);
        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.AskAsync("/me")).Status);
        Assert.Empty(browser.Cookies);
    }

    [Fact]
    public async Task A_browser_is_sent_to_the_sign_in_and_a_program_gets_401()
    {
        await using var app = await StartAsync(("LoginPath", "/login"));
        using var browser = new Browser(app);

        var page = await browser.AskAsync("/me?a=b%20c", headers: ("Accept", "text/html,*/*"));
        Assert.Equal((HttpStatusCode.Redirect, "/login?ReturnUrl=%2Fme%3Fa%3Db%2520c"), (page.Status, page.Answer.Headers.Location!.OriginalString));
        Assert.Equal("/me?a=b%20c", (await browser.AskAsync(page.Answer.Headers.Location.OriginalString)).Body);
        var program = await browser.AskAsync("/me", headers: ("Accept", "application/json"));
        Assert.Equal((HttpStatusCode.Unauthorized, "Cookie"), (program.Status, program.Answer.Headers.WwwAuthenticate.ToString()));
        var script = await browser.AskAsync("/me", null, null, ("Accept", "text/html"), ("Sec-Fetch-Mode", "cors"));
        Assert.Equal(HttpStatusCode.Unauthorized, script.Status);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/%09/evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task Nobody_is_sent_to_another_host(string url)
    {
        await using var app = await StartAsync(("LoginPath", "/login"));
        using var browser = new Browser(app);

        Assert.Equal("/", (await browser.AskAsync($"/login?ReturnUrl={url}")).Body);
    }

    [Fact]
    public async Task A_web_socket_knows_who_has_signed_in()
    {
        await using var app = await StartAsync();
        using var browser = new Browser(app);
        await browser.AskAsync("/sign-in?name=ada", HttpMethod.Post);
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", $"auth={browser.Cookies["auth"]}");
        await socket.ConnectAsync(new UriBuilder(new Uri(app.Client.BaseAddress!, "/socket")) { Scheme = "ws" }.Uri, default);
        var buffer = new byte[100];
        var result = await socket.ReceiveAsync(buffer, default);

        Assert.Equal("ada", System.Text.Encoding.UTF8.GetString(buffer, 0, result.Count));
    }

    [Fact]
    public async Task To_sign_nobody_in_is_a_mistake_that_is_told()
    {
        string? message = null;
        await using var app = await StartAsync(null, app => app.Get("/nobody", async context =>
        {
            message = (await Assert.ThrowsAsync<ArgumentException>(
                async () => await context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity([new Claim("name", "ada")]))))).Message;
            await context.NoContent();
        }));
        using var browser = new Browser(app);
        await browser.AskAsync("/nobody");

        Assert.Contains("give its identity an authentication type", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ExpireTimeSpan", "00:00:00", "The setting Hyperlane:CookieAuthentication:ExpireTimeSpan is wrong: 00:00:00 is not longer than no time.")]
    [InlineData("ExpireTimeSpan", "soon", "soon")]
    [InlineData("LoginPath", "//evil", "The setting Hyperlane:CookieAuthentication:LoginPath is wrong: '//evil' is no path of this app, such as /login.")]
    [InlineData("Name", "a b", "is no name of a cookie")]
    public async Task A_setting_that_is_wrong_is_told_at_the_start(string name, string value, string expected)
    {
        var error = await Assert.ThrowsAsync<StartupException>(() => StartAsync((name, value)));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_added_is_told_at_the_start()
    {
        foreach (var (use, method) in ((Action<HyperlaneApp>, string)[])
        [
            (app => app.Use<CookieAuthentication>(), "AddCookieAuthentication"), (app => app.Use<Sessions>(), "AddSessions"),
            (app => app.Use<Antiforgery>(), "AddAntiforgery"), (app => app.Use<ApiKeyAuthentication>(), "AddApiKeyAuthentication"),
        ])
        {
            var error = await Assert.ThrowsAsync<StartupException>(() => Quiet.StartAsync(use));
            Assert.Contains($"call builder.{method}() before Build()", error.Message, StringComparison.Ordinal);
        }
    }

    private Task<TestApp> StartAsync(params (string Name, string Value)[] settings) => StartAsync(builder =>
        builder.Configuration.AddInMemoryCollection(settings.Select(
            setting => new KeyValuePair<string, string?>($"Hyperlane:CookieAuthentication:{setting.Name}", setting.Value))));

    private Task<TestApp> StartAsync(Action<HyperlaneAppBuilder>? configure, Action<HyperlaneApp>? declare = null) => Quiet.StartAsync(
        app =>
        {
            app.Use<CookieAuthentication>();
            app.Post("/sign-in", async context =>
            {
                await context.SignInAsync(
                    new ClaimsPrincipal(new ClaimsIdentity(
                        [new Claim("name", context.Request.Query["name"]!), new Claim("role", "admin")], "password", "name", "role")),
                    context.Request.Query["keep"] == "true");
                await context.NoContent();
            });
            app.Post("/sign-out", async context =>
            {
                await context.SignOutAsync();
                await context.NoContent();
            });
            app.Get("/me", context => context.Text($"{context.User.Identity!.Name} {(context.User.IsInRole("admin") ? "admin" : "")}"))
                .Use(new RequireRole("admin"));
            app.Get("/login", context => context.Text(context.ReturnUrl()));
            app.Get("/socket", context =>
            {
                var name = context.User.Identity!.Name!;
                return context.WebSocket(socket => socket.SendAsync(name).AsTask());
            });
            declare?.Invoke(app);
        },
        inMemory: false,
        builder =>
        {
            KeysFolder.Use(builder);
            builder.Services.AddSingleton<TimeProvider>(_clock);
            configure?.Invoke(builder);
            builder.AddCookieAuthentication();
        });

    private static string Flip(string text, int at) => text[..at] + (text[at] == 'A' ? 'B' : 'A') + text[(at + 1)..];

    private sealed class Removed : ISignInValidator
    {
        public List<string> Names { get; } = [];

        public ValueTask<bool> IsValidAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
            => new(!Names.Contains(user.Identity!.Name!));
    }
}
