using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Hyperlane.Templates.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>The page on a phone and on a desk, by day and by night, and without a mouse.</summary>
[Collection<DataTests>]
public sealed class PageLookTests(Chromium chromium, RunningData running) : IClassFixture<RunningData>
{
    private static readonly string[] Tabs = ["Table", "Profile", "Chart", "Statistics", "SQL"];
    private static readonly byte[] Broken = Encoding.UTF8.GetBytes("a,b\n1,2\n3,4,5\n6,7\n");

    [Theory]
    [InlineData(320, 568)]
    [InlineData(390, 844)]
    [InlineData(820, 1180)]
    public async Task Nothing_is_wider_than_the_screen(int width, int height)
    {
        var word = new string('W', 200);
        await using var page = await OpenAsync(Screen(width, height));
        await IsNoWiderAsync();
        await page.LoadAsync("wide.csv", Encoding.UTF8.GetBytes($"{word},group,number\n{word},{word},1\n{word},b,2\n"),
            $"{width} {new string('w', 50)}");
        await page.SeesDatasetAsync($"{width} {new string('w', 50)}");
        foreach (var tab in Tabs)
        {
            await page.OpenTabAsync(tab);
            await SeesTabAsync(page, tab);
            await IsNoWiderAsync();
        }

        async Task IsNoWiderAsync() =>
            Assert.InRange(await page.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), 0, width);
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task The_accessibility_checker_finds_nothing(ColorScheme scheme, int width)
    {
        var options = Screen(width, 900);
        options.ColorScheme = scheme;
        options.ReducedMotion = ReducedMotion.Reduce; // what fades in is judged half-way otherwise
        await using var page = await OpenAsync(options);
        await Expect(page.Page.Locator("#cards li").First).ToBeVisibleAsync();
        await FindsNothingAsync();
        await page.DropAsync("broken.csv", Broken);
        await Expect(page.Page.GetByLabel("Name of the dataset")).ToBeFocusedAsync();
        await FindsNothingAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Upload.GetByRole(AriaRole.Button, new() { Name = "Change settings" })).ToBeVisibleAsync();
        await FindsNothingAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Dismiss broken" }).ClickAsync();

        await page.Page.Locator("#cards").GetByRole(AriaRole.Link, new() { Name = "eclipses" }).ClickAsync();
        foreach (var tab in Tabs)
        {
            await page.OpenTabAsync(tab);
            await SeesTabAsync(page, tab);
            await FindsNothingAsync();
        }

        var saved = await SaveAsync($"{scheme} {width}");
        await page.Page.GotoAsync(new Uri(running.App.App.Url, "#/saved").AbsoluteUri);
        await Expect(page.Page.Locator(".saved-tile g[aria-label=rect]").First).ToBeAttachedAsync();
        await FindsNothingAsync();
        await running.App.DeleteAsync(saved);

        Task FindsNothingAsync() => Accessibility.FindsNothingAsync(page.Page);
    }

    [Fact]
    public async Task Everything_can_be_seen_by_keyboard()
    {
        await using var page = await OpenAsync(Screen(1280, 800));
        var keyboard = page.Page.Keyboard;
        var card = page.Page.Locator("#cards").GetByRole(AriaRole.Link, new() { Name = "eclipses" });
        await TabToAsync(card);
        await keyboard.PressAsync("Enter");
        await page.SeesDatasetAsync("eclipses");

        await TabToAsync(page.Page.GetByRole(AriaRole.Tab, new() { Name = "Table" }));
        await TabToAsync(page.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Magnitude" }).Locator(".head-sort"));
        await keyboard.PressAsync("Enter");
        await Expect(page.Page.Locator("th[aria-sort=ascending]")).ToContainTextAsync("Magnitude");
        await keyboard.PressAsync("Tab");
        await keyboard.PressAsync("Enter");
        await TabToAsync(page.Page.GetByRole(AriaRole.Dialog).GetByLabel("Value"));
        await keyboard.TypeAsync("1.07");
        await keyboard.PressAsync("Enter");
        await Expect(page.Page.Locator("#table-count")).ToContainTextAsync("of 224 rows");

        await TabToAsync(page.Page.GetByRole(AriaRole.Tab, new() { Name = "Table" }), "Shift+Tab");
        foreach (var tab in Tabs[1..])
        {
            await keyboard.PressAsync("ArrowRight");
            await Expect(page.Page.GetByRole(AriaRole.Tab, new() { Name = tab })).ToBeFocusedAsync();
            await SeesTabAsync(page, tab);
        }

        await TabToAsync(page.Page.GetByRole(AriaRole.Textbox, new() { Name = "SQL" }));
        await keyboard.PressAsync("Control+A");
        await keyboard.TypeAsync("SELECT 6 * 7 AS answer");
        await keyboard.PressAsync("Control+Enter");
        await Expect(page.Page.Locator("#sql-frame td").Last).ToHaveTextAsync("42");
        Assert.Empty(page.Errors);

        async Task TabToAsync(ILocator target, string key = "Tab")
        {
            await Expect(target).ToBeVisibleAsync();
            for (var pressed = 0; pressed < 60
                && !await target.EvaluateAsync<bool>("one => one === one.getRootNode().activeElement"); pressed++)
            {
                await keyboard.PressAsync(key);
            }

            await Expect(target).ToBeFocusedAsync();
        }
    }

    /// <summary>Saves a chart, and returns its address.</summary>
    private async Task<string> SaveAsync(string name)
    {
        var dataset = (await running.App.AddressAsync("eclipses")).Split('/')[^1];
        var content = new JsonObject
        {
            ["name"] = name,
            ["dataset"] = dataset,
            ["chart"] = new JsonObject { ["type"] = "bar", ["x"] = "Type" }
        };
        return $"/saved/{(string)(await running.App.PostAsync("/saved", content)).Expect(HttpStatusCode.Created)["id"]!}";
    }

    private static Task SeesTabAsync(DataPage page, string tab) => Expect(tab switch
    {
        "Table" => page.Page.Locator("#table-frame tbody tr").First,
        "Profile" => page.Page.Locator("#profile-cards li").First,
        "Chart" => page.Page.Locator("#chart-image"),
        "Statistics" => page.Page.Locator("#statistics-result h2"),
        _ => page.Page.Locator("#sql-text"),
    }).ToBeVisibleAsync();

    private Task<DataPage> OpenAsync(BrowserNewContextOptions options)
        => DataPage.OpenAsync(chromium.Require(), running.App.App.Url, options);

    private static BrowserNewContextOptions Screen(int width, int height) =>
        new() { ViewportSize = new() { Width = width, Height = height } };
}
