using Hyperlane.Middleware;

namespace Hyperlane.Tests.Middleware;

public sealed class SecurityHeadersTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData("/", 200)]
    [InlineData("/nowhere", 404)]
    [InlineData("/fails", 500)]
    public async Task They_are_on_every_answer(string path, int expected)
    {
        await using var app = await Quiet.StartAsync(Declare);
        await using var client = new RawClient(app);

        var answer = await client.AskAsync($"GET {path} HTTP/1.1\r\nHost: a\r\n\r\n");

        Assert.Equal(expected, answer.Status);
        Assert.StartsWith("default-src 'self';", answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal("SAMEORIGIN", answer.Headers["X-Frame-Options"]);
        Assert.Equal("strict-origin-when-cross-origin", answer.Headers["Referrer-Policy"]);
        Assert.StartsWith("camera=()", answer.Headers["Permissions-Policy"], StringComparison.Ordinal);
        Assert.Equal(("same-origin", "same-origin"),
            (answer.Headers["Cross-Origin-Opener-Policy"], answer.Headers["Cross-Origin-Resource-Policy"]));
        Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
    }

    [Fact]
    public async Task What_a_handler_says_stays_and_an_empty_setting_leaves_out()
    {
        await using var app = await Quiet.StartAsync(Declare,
            arguments: ["--Hyperlane:SecurityHeaders:FrameOptions=", "--Hyperlane:SecurityHeaders:ReferrerPolicy=no-referrer"]);
        await using var client = new RawClient(app);

        var answer = await client.AskAsync("GET /own HTTP/1.1\r\nHost: a\r\n\r\n");

        Assert.Equal(("default-src 'none'", "no-referrer"), (answer.Headers["Content-Security-Policy"], answer.Headers["Referrer-Policy"]));
        Assert.False(answer.Headers.ContainsKey("X-Frame-Options"));
    }

    [Fact]
    public async Task A_text_that_can_be_in_no_header_is_refused_at_start()
    {
        var error = await Assert.ThrowsAsync<StartupException>(
            () => Quiet.StartAsync(Declare, arguments: "--Hyperlane:SecurityHeaders:ContentSecurityPolicy=default-src\n'self'"));

        Assert.StartsWith("The setting Hyperlane:SecurityHeaders is wrong: ContentSecurityPolicy has", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_the_document_works_with_them()
    {
        var browser = chromium.Require();
        await using var app = await Quiet.StartAsync(app =>
        {
            app.Use<SecurityHeaders>();
            app.MapOpenApi("""{"openapi":"3.1.0","info":{"title":"Shown","version":"1"},"paths":{}}"""u8);
        }, inMemory: false);
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        var errors = Chromium.Watch(page);

        await page.GotoAsync(new Uri(app.BaseAddress, "/docs").ToString());

        await page.GetByText("Shown").First.WaitForAsync();
        Assert.Empty(errors);
    }

    private static void Declare(HyperlaneApp app)
    {
        app.Use<SecurityHeaders>();
        app.Get("/", context => context.Text("hi"));
        app.Get("/fails", context => throw new InvalidOperationException("a defect"));
        app.Get("/own", context =>
        {
            context.Response.Headers["Content-Security-Policy"] = "default-src 'none'";
            return context.Text("hi");
        });
    }
}
