using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>The tabs for SQL and statistics in a browser: the editor, parameters, answers that are kept, other names.</summary>
[Collection<DataTests>]
public sealed class SqlPageTests(Chromium chromium, RunningData running) : IClassFixture<RunningData>
{
    private readonly DataApp _app = running.App;

    [Fact]
    public async Task A_mistake_is_marked_where_it_is_until_it_is_mended()
    {
        await using var page = await OpenAsync("SQL");
        var editor = Editor(page);
        await editor.FillAsync("SELECT 1\nFROM nowhere");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Run" }).ClickAsync();

        await Expect(page.Page.Locator("#sql-problem")).ToContainTextAsync("Line 2, column 6: ");
        await Expect(page.Page.Locator(".cm-lintRange-error")).ToHaveTextAsync("nowhere");

        await editor.FillAsync("SELECT 1 AS one FROM eclipses LIMIT 1");
        await editor.PressAsync("Control+Enter");
        await Expect(page.Page.Locator("#sql-frame td")).ToHaveTextAsync("1");
        await Expect(page.Page.Locator(".cm-lintRange-error")).ToHaveCountAsync(0);
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task Columns_are_completed_as_SQL_wants_them()
    {
        await using var page = await OpenAsync("SQL");
        var editor = Editor(page);
        await editor.FillAsync("");
        await editor.PressSequentiallyAsync("SELECT Sar");
        var proposal = page.Page.Locator(".cm-tooltip-autocomplete li[aria-selected]");
        await Expect(proposal).ToHaveTextAsync("Saros series");
        await proposal.ClickAsync(); // a key that comes as early as a program's is not meant for the proposals

        await Expect(editor).ToHaveTextAsync("SELECT \"Saros series\"");
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task Parameters_are_asked_for_and_an_answer_is_kept_and_renamed()
    {
        await using var page = await OpenAsync("SQL");
        await Editor(page).FillAsync("SELECT \"Type\", count(*) AS n FROM eclipses WHERE \"Type\" = :kind GROUP BY 1");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Run" }).ClickAsync();
        await page.Page.GetByLabel(":kind").FillAsync("Total");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Run" }).ClickAsync();
        await Expect(page.Page.Locator("#sql-frame td")).ToHaveTextAsync(["Total", "68"]);

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Keep as a dataset" }).ClickAsync();
        await page.Page.Locator("#name-value").FillAsync("totals of the page");
        await page.Page.Keyboard.PressAsync("Enter");
        await page.SeesDatasetAsync("totals of the page");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Rename this dataset" }).ClickAsync();
        await page.Page.Locator("#name-value").FillAsync("other totals");
        await page.Page.Keyboard.PressAsync("Enter");
        await page.SeesDatasetAsync("other totals");
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task A_query_and_a_chart_are_saved_and_seen_on_one_page_of_others_too()
    {
        await using var page = await OpenAsync("SQL");
        await using var other = await DataPage.OpenAsync(chromium.Require(), new Uri(_app.App.Url, "#/saved"));
        await Expect(other.Page.Locator("#saved-state")).ToContainTextAsync("There is none yet.");
        await Editor(page).FillAsync("SELECT \"Type\", count(*) AS n FROM eclipses GROUP BY 1 ORDER BY 2");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Run" }).ClickAsync();
        await SaveAsync("Save this query", "Kinds of eclipses");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Draw it" }).ClickAsync();
        await SaveAsync("Save this chart", "Kinds, drawn");

        await Expect(other.Page.Locator(".saved-tile")).ToHaveCountAsync(2);
        await Expect(other.Page.Locator(".saved-tile").Filter(new() { HasText = "Kinds of eclipses" }).Locator("td"))
            .ToHaveTextAsync(["Hybrid", "7", "Total", "68", "Annular", "72", "Partial", "77"]);
        await Expect(other.Page.GetByRole(AriaRole.Img, new() { NameRegex = new Regex("^Bar chart: Kinds, drawn") })
            .Locator("g[aria-label=rect] rect")).ToHaveCountAsync(4);

        await other.Page.GetByRole(AriaRole.Button, new() { Name = "Rename Kinds, drawn" }).ClickAsync();
        await other.Page.Locator("#name-value").FillAsync("A bar each");
        await other.Page.Keyboard.PressAsync("Enter");
        await other.Page.GetByRole(AriaRole.Link, new() { Name = "A bar each" }).ClickAsync();
        await Expect(other.Page.Locator(".saved-tile")).ToHaveCountAsync(1); // it has an address of its own
        await other.Page.GetByRole(AriaRole.Link, new() { Name = "Open" }).ClickAsync();
        await Expect(other.Page.Locator("#chart-source")).ToContainTextAsync("GROUP BY 1");
        await Expect(other.Page.Locator("#chart-image g[aria-label=rect] rect")).ToHaveCountAsync(4);

        await page.Page.Locator("#saved-link").ClickAsync();
        foreach (var name in (string[])["A bar each", "Kinds of eclipses"])
        {
            await page.Page.GetByRole(AriaRole.Button, new() { Name = $"Delete {name}" }).ClickAsync();
        }

        await Expect(page.Page.Locator(".saved-tile")).ToHaveCountAsync(0);
        Assert.Empty(page.Errors.Concat(other.Errors));

        async Task SaveAsync(string button, string name)
        {
            await page.Page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
            await page.Page.Locator("#name-value").FillAsync(name);
            await page.Page.Keyboard.PressAsync("Enter");
            await Expect(page.Page.Locator("#toast")).ToContainTextAsync(name);
        }
    }

    [Fact]
    public async Task What_others_load_is_there_at_once()
    {
        await using var page = await OpenAsync("SQL");

        await _app.LoadAsync("loaded by others", "a\n1\n");

        await Expect(page.Page.Locator("#datasets").GetByRole(AriaRole.Link, new() { Name = "loaded by others" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_test_of_statistics_is_seen_in_words_and_numbers()
    {
        await using var page = await OpenAsync("Statistics");
        await page.Page.Locator("#statistics-test").SelectOptionAsync("correlation");

        await Expect(page.Page.Locator("#statistics-result h2")).ToHaveTextAsync("Pearson's correlation");
        await Expect(page.Page.Locator("#statistics-result dt").First).ToHaveTextAsync("r");
        Assert.Empty(page.Errors);
    }

    private static ILocator Editor(DataPage page) => page.Page.GetByRole(AriaRole.Textbox, new() { Name = "SQL" });

    private async Task<DataPage> OpenAsync(string tab)
    {
        var page = await DataPage.OpenAsync(chromium.Require(), _app.App.Url);
        await page.Page.Locator("#datasets").GetByRole(AriaRole.Link, new() { Name = "eclipses" }).ClickAsync();
        await page.OpenTabAsync(tab);
        return page;
    }
}
