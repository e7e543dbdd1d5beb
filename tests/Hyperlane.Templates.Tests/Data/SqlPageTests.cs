using Hyperlane.Templates.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>The tabs for SQL and statistics in a browser: the editor, parameters, answers that are kept, other names.</summary>
[Collection<DataTests>]
public sealed class SqlPageTests(Chromium chromium, RunningData running) : IClassFixture<Chromium>, IClassFixture<RunningData>
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
