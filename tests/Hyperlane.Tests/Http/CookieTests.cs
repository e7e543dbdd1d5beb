using Hyperlane.Http;

namespace Hyperlane.Tests.Http;

/// <summary>Cookies of answers and requests, over a port.</summary>
public sealed class CookieTests
{
    [Fact]
    public async Task A_cookie_is_hidden_from_scripts_and_for_this_site_unless_said_otherwise()
        => Assert.Equal(["a=1; Path=/; HttpOnly; SameSite=Lax"], await SetAsync(cookies => cookies.Append("a", "1")));

    [Fact]
    public async Task All_attributes_are_written()
        => Assert.Equal(
            ["a=1; Max-Age=90; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/b; Domain=example.org; Secure; SameSite=None; Partitioned"],
            await SetAsync(cookies => cookies.Append("a", "1", new CookieOptions
            {
                MaxAge = TimeSpan.FromSeconds(90.9),
                Expires = DateTimeOffset.UnixEpoch,
                Path = "/b",
                Domain = "example.org",
                Secure = true,
                HttpOnly = false,
                SameSite = SameSiteMode.None,
                Partitioned = true,
            })));

    [Fact]
    public async Task Names_with_a_prefix_are_secure_by_themselves()
        => Assert.Equal(["__Host-a=1; Path=/; Secure; HttpOnly; SameSite=Strict"],
            await SetAsync(cookies => cookies.Append("__Host-a", "1", new CookieOptions { SameSite = SameSiteMode.Strict })));

    [Fact]
    public async Task The_last_cookie_of_a_name_counts_and_others_stay()
        => Assert.Equal(["b=2; Path=/; HttpOnly; SameSite=Lax", "a=3; Path=/; HttpOnly; SameSite=Lax"], await SetAsync(cookies =>
        {
            cookies.Append("a", "1");
            cookies.Append("b", "2");
            cookies.Append("a", "3");
        }));

    [Fact]
    public async Task A_deleted_cookie_is_over()
        => Assert.Equal(["a=; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/x; HttpOnly; SameSite=Lax"],
            await SetAsync(cookies => cookies.Delete("a", new CookieOptions { Path = "/x" })));

    [Theory]
    [InlineData("plain")]
    [InlineData("")]
    [InlineData("a b; Domain=evil, \"c\"\\ 100%")]
    [InlineData("line\r\nSet-Cookie: b=2")]
    [InlineData("größe 😀")]
    [InlineData("%41")]
    public async Task Any_text_comes_back_as_it_was(string value)
    {
        await using var app = await Quiet.StartAsync(
            app =>
            {
                app.Get("/set", context =>
                {
                    context.Response.Cookies.Append("a", value);
                    return context.NoContent();
                });
                app.Get("/get", context => context.Json(context.Request.Cookies["a"] == value));
            },
            inMemory: false);
        using var client = new HttpClient { BaseAddress = app.Client.BaseAddress };
        using var set = await client.GetAsync(Quiet.Path("/set"));
        var cookie = Assert.Single(set.Headers.GetValues("Set-Cookie")).Split(';')[0];
        using var request = new HttpRequestMessage(HttpMethod.Get, "/get") { Headers = { { "Cookie", $"z=0; {cookie}; aa=1" } } };
        using var get = await client.SendAsync(request);

        Assert.Equal("true", await get.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("a b", "/", null, false, false, "is no name of a cookie")]
    [InlineData("a\r\nX: y", "/", null, false, false, "is no name of a cookie")]
    [InlineData("a", "b", null, false, false, "is no path for it")]
    [InlineData("a", "/; Secure", null, false, false, "is no path for it")]
    [InlineData("a", "/\r\n", null, false, false, "is no path for it")]
    [InlineData("a", "/", "b; c", false, false, "is no domain for it")]
    [InlineData("__Host-a", "/", "example.org", false, false, "asks for the path / and for no domain")]
    [InlineData("__host-a", "/b", null, false, false, "asks for the path / and for no domain")]
    [InlineData("__Secure-a", "/", null, true, false, "its name asks for Secure")]
    [InlineData("a", "/", null, false, true, "SameSite=None asks for Secure")]
    public async Task What_a_browser_would_ignore_is_refused(
        string name, string path, string? domain, bool insecure, bool crossSite, string expected)
    {
        var options = new CookieOptions
        {
            Path = path,
            Domain = domain,
            Secure = insecure ? false : null,
            SameSite = crossSite ? SameSiteMode.None : SameSiteMode.Lax,
        };
        string? message = null;
        Assert.Empty(await SetAsync(cookies => message =
            Assert.Throws<ArgumentException>(() => cookies.Append(name, "1", options)).Message));
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cookie_that_is_too_long_for_browsers_is_refused()
        => Assert.Empty(await SetAsync(cookies => Assert.Throws<ArgumentException>(() => cookies.Append("a", new string('x', 4096)))));

    private static async Task<string[]> SetAsync(Action<ResponseCookies> set)
    {
        await using var app = await Quiet.StartAsync(
            app => app.Get("/", context =>
            {
                set(context.Response.Cookies);
                return context.NoContent();
            }),
            inMemory: false);
        using var answer = await app.Client.GetAsync(Quiet.Path("/"));
        Assert.Equal(204, (int)answer.StatusCode);
        return answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : [];
    }
}
