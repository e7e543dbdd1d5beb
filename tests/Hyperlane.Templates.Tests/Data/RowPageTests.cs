using System.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>In the page: a sheet is chosen, a type is changed later, what was left out is saved, rows are added and replaced.</summary>
[Collection<DataTests>]
public sealed class RowPageTests(GeneratedData data, Chromium chromium)
{
    [Fact]
    public async Task A_sheet_is_chosen_and_its_rows_become_others()
    {
        var app = await data.OnAsync("duckdb");
        await using var page = await DataPage.OpenAsync(chromium.Require(), app.App.Url);

        await page.DropAsync("book.xlsx", Xlsx.Of(("One", "a\n=1"), ("Two", "n|v\n=1|x\nmany|y")));
        await page.Page.GetByLabel("Table in the file").SelectOptionAsync("Two");
        await Expect(page.Page.Locator("#preview th").First).ToContainTextAsync("n");
        await Dialog(page).GetByRole(AriaRole.Button, new() { Name = "Load" }).ClickAsync();
        await page.SeesDatasetAsync("book");

        await page.OpenTabAsync("Profile");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Change type: n" }).ClickAsync();
        await page.Page.GetByLabel("Type", new() { Exact = true }).SelectOptionAsync("integer");
        await Dialog(page).GetByRole(AriaRole.Button, new() { Name = "Read it so" }).ClickAsync();
        await Expect(page.Page.Locator("#type-error")).ToContainTextAsync("'many' is no integer.");
        await page.Page.Locator("#type-onerror").SelectOptionAsync("null");
        await Dialog(page).GetByRole(AriaRole.Button, new() { Name = "Read it so" }).ClickAsync();
        await Expect(page.Page.Locator("#dataset-skipped")).ToContainTextAsync("1 value was left out.");
        Assert.Contains("book.xlsx,3,n,many,", Encoding.UTF8.GetString(
            await page.SaveAsync(page.Page.GetByRole(AriaRole.Link, new() { Name = "Download the list" }))), StringComparison.Ordinal);

        await page.OpenTabAsync("Table");
        await ChooseAsync(page, "Add those of a file", "more.csv", "n,v\n7,z\n");
        await Expect(page.Page.Locator("#table-count")).ToHaveTextAsync("3 rows");
        await ChooseAsync(page, "Replace all by a file", "other.csv", "q\n1\n2\n3\n4\n");
        await Expect(page.Page.Locator("#table-count")).ToHaveTextAsync("4 rows");
        Assert.Empty(page.Errors);
    }

    private static ILocator Dialog(DataPage page) => page.Page.GetByRole(AriaRole.Dialog);

    private static async Task ChooseAsync(DataPage page, string what, string name, string content)
    {
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Add or replace rows" }).ClickAsync();
        var chooser = await page.Page.RunAndWaitForFileChooserAsync(
            () => page.Page.GetByRole(AriaRole.Button, new() { Name = what }).ClickAsync());
        await chooser.SetFilesAsync(new FilePayload { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(content) });
        await Dialog(page).GetByRole(AriaRole.Button, new() { Name = "Load" }).ClickAsync();
    }
}
