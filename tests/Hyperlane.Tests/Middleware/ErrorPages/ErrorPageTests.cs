using System.Text.Json;
using Hyperlane.Http;
using Hyperlane.Middleware;
using Hyperlane.Testing;

namespace Hyperlane.Tests.Middleware.ErrorPages;

/// <summary>What a developer is told of a request that failed, in a browser and by a program.</summary>
public sealed class ErrorPageTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    [Fact]
    public async Task A_browser_sees_the_exceptions_their_source_the_layers_and_no_secrets()
    {
        await using var app = await StartAsync();
        using var request = Request("/fail?q=%3Cscript%3Ealert(1)%3C/script%3E&access_token=s3cret");
        request.Headers.Add("Authorization", "Bearer s3cret");
        request.Headers.Add("Cookie", "id=s3cret");

        using var answer = await app.Client.SendAsync(request);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(500, (int)answer.StatusCode);
        Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.StartsWith(
            "default-src 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        foreach (var part in (string[])["System.InvalidOperationException", "The outer &lt;b&gt;one", "Caused by System.FormatException",
            "throw new FormatException", "ErrorPageTests.cs", "RequestLogging", "the handler", " ms", "GET /fail", "&lt;script&gt;"])
        {
            Assert.Contains(part, page, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("s3cret", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/usres/1", 404, "nearestRoutes", "GET /users/{id:int}")]
    [InlineData("GET", "/users/abc", 404, "nearestRoutes", "'abc' does not fit '{id:int}'")]
    [InlineData("GET", "/users", 404, "nearestRoutes", "the path ends before {id:int}")]
    [InlineData("POST", "/users/1", 405, "nearestRoutes", "GET /users/{id:int}")]
    [InlineData("GET", "/fail", 500, "route", "GET /fail (ErrorPageTests.cs:")]
    [InlineData("POST", "/json", 415, "route", "POST /json (ErrorPageTests.cs:")]
    [InlineData("GET", "/wrong", 400, "route", "GET /wrong (ErrorPageTests.cs:")]
    public async Task A_program_is_told_the_same_and_a_browser_sees_it(string method, string path, int status, string member, string told)
    {
        await using var app = await StartAsync();

        using var answer = await SendAsync(app, method, path, "application/json");
        using var page = await SendAsync(app, method, path, Browser);

        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal((status, status), ((int)answer.StatusCode, (int)page.StatusCode));
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains(told, problem.GetProperty(member) is { ValueKind: JsonValueKind.Array } list
            ? string.Join('\n', list.EnumerateArray()) : problem.GetProperty(member).GetString(), StringComparison.Ordinal);
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        Assert.Contains(problem.GetProperty("title").GetString()!, await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_that_failed_is_named_with_its_field()
    {
        await using var app = await StartAsync();

        using var page = await SendAsync(app, "GET", "/wrong", Browser);

        Assert.Contains("Must have at least 3 letters.", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Production", "true")]
    [InlineData("Staging", "true")]
    [InlineData("Development", "false")]
    public async Task Elsewhere_nobody_is_told(string environment, string setting)
    {
        await using var app = await StartAsync(environment, $"--Hyperlane:DeveloperErrorPages={setting}");

        foreach (var path in (string[])["/usres/1", "/wrong", "/fail"])
        {
            using var page = await SendAsync(app, "GET", path, Browser);
            var body = await page.Content.ReadAsStringAsync();

            Assert.Equal("application/problem+json", page.Content.Headers.ContentType?.MediaType);
            Assert.DoesNotContain("ErrorPageTests.cs:", environment == "Development" ? "" : body, StringComparison.Ordinal);
            Assert.DoesNotContain("nearestRoutes", body, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("*/*")]
    [InlineData("text/html;q=0.1,application/problem+json")]
    [InlineData("text/html;q=0")]
    [InlineData("text/html;q=x")]
    [InlineData(",,;text/html")]
    public async Task Who_asks_for_no_page_gets_none(string accept)
    {
        await using var app = await StartAsync();

        using var answer = await SendAsync(app, "GET", "/fail", accept);

        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/fail", "dark", 375)]
    [InlineData("/fail", "light", 1280)]
    [InlineData("/usres/1", "light", 375)]
    public async Task A_page_fits_a_phone_and_is_clean_in_a_browser(string path, string scheme, int width)
    {
        await using var app = await StartAsync();
        var browser = chromium.Require();
        var page = await browser.NewPageAsync(new()
        {
            ColorScheme = scheme == "dark" ? Microsoft.Playwright.ColorScheme.Dark : Microsoft.Playwright.ColorScheme.Light,
            ViewportSize = new() { Width = width, Height = 800 },
        });
        var errors = Chromium.Watch(page);

        await page.GotoAsync(new Uri(app.Client.BaseAddress!, path).ToString());

        Assert.Equal("rgb(" + (scheme == "dark" ? "23, 23, 27" : "255, 255, 255") + ")",
            await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        Assert.Equal(1, await page.Locator("h1").CountAsync());
        Assert.Empty(errors);
    }

    private static Task<TestApp> StartAsync(string environment = "Development", params string[] arguments) => Quiet.StartAsync(
        app =>
        {
            app.Use<RequestLogging>();
            app.Get("/users/{id:int}", context => context.Text("a user"));
            app.Get("/fail", async context =>
            {
                await Task.Yield();
                Fail();
            });
            app.Get("/wrong", _ => throw ProblemException.Validation(
                new Dictionary<string, string[]> { ["name"] = ["Must have at least 3 letters."] }));
            app.Post("/json", async context => await context.Text(await context.Request.ReadJsonAsync<string>()));
        },
        inMemory: false, environment: environment, arguments: arguments);

    private static void Fail()
    {
        try
        {
            throw new FormatException("The inner one");
        }
        catch (FormatException error)
        {
            throw new InvalidOperationException("The outer <b>one", error);
        }
    }

    private static HttpRequestMessage Request(string path, string method = "GET", string accept = Browser)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        if (method == "POST")
        {
            request.Content = new StringContent("a", System.Text.Encoding.UTF8, "text/csv");
        }

        return request;
    }

    private static async Task<HttpResponseMessage> SendAsync(TestApp app, string method, string path, string accept)
    {
        using var request = Request(path, method, accept);
        return await app.Client.SendAsync(request);
    }
}
