using Hyperlane.Templates.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hyperlane.Templates.Tests.Api;

/// <summary>The page at /docs in a browser: it needs nothing but its own server, and what it sends is what the blog understands.</summary>
[Collection<BlogTests>]
public sealed class DocsPageTests(Chromium chromium, RunningBlog running) : IClassFixture<RunningBlog>
{
    /// <summary>For what comes from the server. Only a failure takes this long.</summary>
    private const float Patience = 60_000;

    [Fact]
    public async Task It_asks_its_own_server_only_and_shows_every_operation()
    {
        await using var context = await NewContextAsync();
        var page = await context.NewPageAsync();
        var errors = Chromium.Watch(page);
        List<string> asked = [];
        page.Request += (_, request) => asked.Add(request.Url);
        await OpenAsync(page);

        await Expect(page.Locator("main article")).ToHaveCountAsync(await OperationsAsync(), new() { Timeout = Patience });
        Assert.NotEmpty(asked);
        Assert.All(asked.Where(url => !url.StartsWith("data:", StringComparison.Ordinal)),
            url => Assert.StartsWith(Address("/").AbsoluteUri, url, StringComparison.Ordinal));
        Assert.Empty(errors);
    }

    [Fact]
    public async Task What_it_sends_is_answered()
    {
        await using var context = await NewContextAsync();
        var page = await context.NewPageAsync();
        var errors = Chromium.Watch(page);
        await OpenAsync(page);

        var add = page.GetByRole(AriaRole.Article, new() { Name = "post /posts", Exact = true });
        await add.GetByText("Try it").ClickAsync();
        await add.Locator("textarea.body").FillAsync("""{"title":"From the page","body":"<b>Bold</b>"}""");
        await add.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(add.Locator("output")).ToContainTextAsync("201 Created", new() { Timeout = Patience });

        var find = page.GetByRole(AriaRole.Article, new() { Name = "get /posts/{slug}", Exact = true });
        await find.GetByText("Try it").ClickAsync();
        await find.GetByLabel("slug").FillAsync("from-the-page");
        await find.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(find.Locator("output")).ToContainTextAsync("200 OK", new() { Timeout = Patience });
        await Expect(find.Locator("output")).ToContainTextAsync("<b>Bold</b>");

        var list = page.GetByRole(AriaRole.Article, new() { Name = "get /posts", Exact = true });
        await list.GetByText("Try it").ClickAsync();
        await list.GetByLabel("pageSize").FillAsync("1000");
        await list.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(list.Locator("output")).ToContainTextAsync("400 Bad Request", new() { Timeout = Patience });
        await Expect(list.Locator("output")).ToContainTextAsync("Must be from 1 to 100.");
        Assert.Empty(errors);
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task The_accessibility_checker_finds_nothing(ColorScheme scheme, int width)
    {
        await using var context =
            await NewContextAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 900 } });
        var page = await context.NewPageAsync();
        await OpenAsync(page);
        await page.GetByText("Try it").First.ClickAsync();

        await Accessibility.FindsNothingAsync(page);
    }

    private async Task<int> OperationsAsync()
    {
        string[] methods = ["get", "post", "put", "patch", "delete", "head", "options"];
        var document = (await running.Blog.GetAsync("/openapi.json")).Expect(System.Net.HttpStatusCode.OK);
        return document["paths"]!.AsObject().Sum(path => path.Value!.AsObject().Count(member => methods.Contains(member.Key)));
    }

    private Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions? options = null) => chromium.Require().NewContextAsync(options);

    private async Task OpenAsync(IPage page)
    {
        page.SetDefaultTimeout(Patience);
        await page.GotoAsync(Address("/docs").AbsoluteUri);
        await Expect(page.Locator("main article").First).ToBeVisibleAsync(new() { Timeout = Patience });
    }

    private Uri Address(string path) => new(running.Blog.App.Url, path);
}
