using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Hyperlane.Templates.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>The page in a browser, with the service that it comes from.</summary>
[Collection<DataTests>]
public sealed class PageTests(TemplatePack pack, Chromium chromium, RunningData running) : IClassFixture<RunningData>
{
    private static readonly string[] ChartKinds =
        ["Bar", "Line", "Area", "Scatter", "Histogram", "Density", "Box", "Heat map", "Correlation"];

    private readonly DataApp _app = running.App;

    /// <summary>A file that no test made.</summary>
    private byte[] Eclipses => File.ReadAllBytes(Path.Combine(pack.Repository, "templates", "hyperlane-data", "Samples", "eclipses.csv"));

    [Fact]
    public async Task A_file_is_dropped_and_seen_as_a_table_a_profile_and_a_chart_and_asked_in_SQL()
    {
        await using var page = await OpenAsync();
        var events = page.Page.WaitForRequestAsync(new Regex("/jobs/.+/events$"));
        await page.LoadAsync("moon.csv", Eclipses);
        await page.SeesDatasetAsync("moon");

        // So small a file may be loaded before the page has the answer to that, and then it asks no further. So we ask.
        using var answer = await _app.App.Client.GetAsync(new Uri((await events).Url), HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal((HttpStatusCode.OK, "text/event-stream"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));

        await Expect(page.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Magnitude" })).ToBeVisibleAsync();
        await Expect(page.Page.Locator("#table-count")).ToHaveTextAsync("224 rows");
        await Expect(page.Page.GetByRole(AriaRole.Cell, new() { Name = "2001-06-21", Exact = true })).ToBeVisibleAsync();

        await page.OpenTabAsync("Profile");
        await Expect(page.Page.GetByRole(AriaRole.Img, new() { Name = "Histogram of Magnitude" })).ToBeVisibleAsync();

        await page.OpenTabAsync("Chart");
        await SeesChartAsync(page, "Bar chart");

        await page.OpenTabAsync("SQL");
        await AskAsync(page, "SELECT count(*) AS number FROM moon WHERE \"Type\" = 'Total'");
        await Expect(page.Page.Locator("#sql-frame td").Last).ToHaveTextAsync("68");
        Assert.Equal("number\n68\n", (await SaveAsync(page, "CSV")).ReplaceLineEndings("\n"));
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task Every_kind_of_chart_is_drawn_and_can_be_saved()
    {
        await using var page = await OpenAsync();
        await page.Page.Locator("#datasets").GetByRole(AriaRole.Link, new() { Name = "eclipses" }).ClickAsync();
        await page.OpenTabAsync("Chart");
        foreach (var kind in ChartKinds)
        {
            await page.Page.GetByRole(AriaRole.Radio, new() { Name = kind }).CheckAsync(new() { Force = true });
            await SeesChartAsync(page, kind);
        }

        var svg = Encoding.UTF8.GetString(await page.SaveAsync(page.Page.GetByRole(AriaRole.Link, new() { Name = "Download SVG" })));
        Assert.Contains("<svg", svg, StringComparison.Ordinal);
        var png = await page.SaveAsync(page.Page.GetByRole(AriaRole.Link, new() { Name = "Download PNG" }));
        Assert.Equal("PNG"u8.ToArray(), png[1..4]);
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task The_page_and_the_picture_of_the_server_show_the_same_numbers()
    {
        await using var page = await OpenAsync();
        await page.Page.GotoAsync(
            new Uri(_app.App.Url, $"#{await _app.AddressAsync("eclipses")}/chart?type=bar&x=Type".Replace("#/datasets", "#",
                StringComparison.Ordinal)).AbsoluteUri);
        await SeesChartAsync(page, "Bar");

        var svg = Encoding.UTF8.GetString(await page.SaveAsync(page.Page.GetByRole(AriaRole.Link, new() { Name = "Download SVG" })));
        double[] saved = [.. XDocument.Parse(svg).Descendants().Where(one => one.Name.LocalName == "rect" && one.Elements().Any())
            .Select(bar => double.Parse(bar.Attribute("height")!.Value, CultureInfo.InvariantCulture))];
        var seen = await page.Page.Locator("#chart-image g[aria-label=rect] rect")
            .EvaluateAllAsync<double[]>("all => all.map(bar => bar.height.baseVal.value)");

        Assert.Equal(4, saved.Length);
        Assert.Equal(saved.Length, seen.Length);
        Assert.All(saved.Zip(seen), pair => Assert.Equal(pair.First / saved.Max(), pair.Second / seen.Max(), 0.01));

        await page.Page.Locator("#chart-image g[aria-label=rect] rect").First.HoverAsync();
        await Expect(page.Page.Locator("#chart-image g[aria-label=tip]")).ToContainTextAsync("rows: 77");
        await page.Page.Locator("#chart-numbers summary").ClickAsync();
        await Expect(page.Page.Locator("#chart-table td").GetByText("68", new() { Exact = true })).ToBeVisibleAsync(); // total eclipses
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task A_chart_is_of_filtered_rows_or_of_what_SQL_answers_and_says_so()
    {
        await using var page = await OpenAsync();
        var address = (await _app.AddressAsync("eclipses")).Replace("/datasets", "#", StringComparison.Ordinal);
        await page.Page.GotoAsync(new Uri(_app.App.Url, $"{address}/table?filter=Type:eq:Total").AbsoluteUri);
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Draw these rows" }).ClickAsync();
        await SeesChartAsync(page, "Bar");
        await Expect(page.Page.Locator("#chart-source")).ToContainTextAsync("Type:eq:Total");
        await Expect(page.Page.Locator("#chart-image g[aria-label=rect] rect")).ToHaveCountAsync(1);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Take away" }).ClickAsync();
        await Expect(page.Page.Locator("#chart-image g[aria-label=rect] rect")).ToHaveCountAsync(4);

        await page.Page.GotoAsync(
            new Uri(_app.App.Url, $"{address}/sql?q={Uri.EscapeDataString("SELECT \"Type\" FROM eclipses WHERE \"Type\" <> 'Hybrid'")}").AbsoluteUri);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Draw it" }).ClickAsync();
        await Expect(page.Page.Locator("#chart-image g[aria-label=rect] rect")).ToHaveCountAsync(3);

        await page.Page.GotoAsync(
            new Uri(_app.App.Url, $"{address}/chart?sql={Uri.EscapeDataString("SELECT 'a' AS name, 2 AS n UNION ALL SELECT 'b', 3 UNION ALL SELECT 'c', 4")}&x=name&y=n&agg=sum").AbsoluteUri);
        await Expect(page.Page.Locator("#chart-source")).ToContainTextAsync("SELECT 'a'");
        await Expect(page.Page.Locator("#chart-image g[aria-label=rect] rect")).ToHaveCountAsync(3);
        Assert.Equal("PNG"u8.ToArray(), (await page.SaveAsync(page.Page.GetByRole(AriaRole.Link, new() { Name = "Download PNG" })))[1..4]);
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task An_answer_is_exported_in_every_format()
    {
        await using var page = await OpenAsync();
        await page.Page.Locator("#datasets").GetByRole(AriaRole.Link, new() { Name = "eclipses" }).ClickAsync();
        await page.OpenTabAsync("SQL");
        await AskAsync(page, "SELECT 1 AS one, 'é' AS letter");
        await Expect(page.Page.Locator("#sql-frame td").Last).ToHaveTextAsync("é");

        Assert.Equal("one,letter\n1,é\n", (await SaveAsync(page, "CSV")).ReplaceLineEndings("\n"));
        Assert.Equal("""{"one":1,"letter":"é"}""", (await SaveAsync(page, "JSON lines")).TrimEnd());
        Assert.Equal("é", JsonNode.Parse(await SaveAsync(page, "JSON"))!["rows"]![0]![1]!.GetValue<string>());
        Assert.StartsWith("PAR1", await SaveAsync(page, "Parquet"), StringComparison.Ordinal);
        Assert.Contains("letter", await SaveAsync(page, "Arrow"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_on_its_way_has_a_progress_bar_and_can_be_cancelled()
    {
        await using var page = await OpenAsync();
        await page.DropAsync("slow.csv", "text\n"u8.ToArray(), letters: 20_000_000);
        await Expect(page.Page.Locator("#preview > *").First).ToBeVisibleAsync();
        await page.SlowDownAsync(250_000);
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Upload.GetByText(new Regex(@"^Sending [\d.]+ MB of 20 MB$"))).ToBeVisibleAsync();
        Assert.InRange(await page.Upload.GetByRole(AriaRole.Progressbar).EvaluateAsync<double>("bar => bar.value"), 1, 99);
        // it covers no rows
        Assert.True((await page.Upload.BoundingBoxAsync())!.X
            + (await page.Upload.BoundingBoxAsync())!.Width <= (await page.Page.Locator("#main").BoundingBoxAsync())!.X);

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel slow" }).ClickAsync();
        await Expect(page.Upload.GetByText("Cancelled", new() { Exact = true })).ToBeVisibleAsync();
        Assert.DoesNotContain("slow", (await _app.GetAsync("/datasets")).Text, StringComparison.Ordinal);
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task A_broken_file_is_refused_with_its_line_and_loaded_without_its_broken_rows_when_asked()
    {
        await using var page = await OpenAsync();
        var rows = string.Join('\n', Enumerable.Range(1, 50_000).Select(number => $"{number},{number % 7}.5"));
        await page.LoadAsync("broken.csv", Encoding.UTF8.GetBytes($"Number,Weight\n{rows}\n50001\n50002,1\n"));
        await Expect(page.Upload).ToContainTextAsync("Line 50002: 1 fields, where the first line has 2.");

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Load anyway, skipping broken rows" }).ClickAsync();
        await page.SeesDatasetAsync("broken");
        await Expect(page.Page.GetByText("1 broken row was left out.")).ToBeVisibleAsync();
        await Expect(page.Page.Locator("#table-count")).ToHaveTextAsync("50,001 rows");
    }

    [Fact]
    public async Task A_name_that_is_taken_is_asked_for_again()
    {
        await using var page = await OpenAsync();
        await page.LoadAsync("other.csv", "a\n1\n"u8.ToArray(), name: "eclipses");
        await Expect(page.Upload).ToContainTextAsync("already");
        await page.Upload.GetByLabel("Another name").FillAsync("moons");
        await page.Upload.GetByRole(AriaRole.Button, new() { Name = "Load", Exact = true }).ClickAsync();
        await page.SeesDatasetAsync("moons");
    }

    [Theory]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("</script><script>alert(1)</script>")]
    public async Task Markup_in_a_file_is_shown_and_never_run(string markup)
    {
        var name = $"markup {Guid.NewGuid():N}";
        await using var page = await OpenAsync();
        await page.LoadAsync($"{markup.Replace('/', ' ')}.csv", Encoding.UTF8.GetBytes($"{markup},number\n{markup},1\n{markup},2\n"), name);
        await page.SeesDatasetAsync(name);
        await Expect(page.Page.GetByRole(AriaRole.Cell, new() { Name = markup, Exact = true })).ToHaveCountAsync(2);
        await Expect(page.Page.GetByRole(AriaRole.Columnheader).Filter(new() { HasText = markup })).ToBeVisibleAsync();
        await page.OpenTabAsync("Profile");
        await Expect(page.Page.GetByRole(AriaRole.Heading, new() { Name = markup })).ToBeVisibleAsync();
        await page.OpenTabAsync("Chart");
        await SeesChartAsync(page, "Bar");
        await page.OpenTabAsync("SQL");
        await AskAsync(page, $"SELECT '{markup}' AS \"{markup}\"");
        await Expect(page.Page.Locator("#sql-frame td").Last).ToHaveTextAsync(markup);
        await AskAsync(page, $"SELECT \"{markup}!\"");
        await Expect(page.Page.Locator("#sql-problem")).ToContainTextAsync(markup);

        Assert.Equal(0, await page.Page.Locator("img, iframe, body script, [onerror]").CountAsync());
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task Numbers_that_JSON_has_none_for_are_seen_in_full()
    {
        await using var page = await OpenAsync();
        await page.LoadAsync("odd.csv", "a:b,-x\n9223372036854775807,NaN\n1,-Infinity\n2,0.5\n"u8.ToArray());
        await page.SeesDatasetAsync("odd");
        await page.Page.GetByRole(AriaRole.Columnheader, new() { Name = "a:b" }).Locator(".head-sort").ClickAsync();
        await Expect(page.Page.Locator("#table-frame td")).ToHaveTextAsync(["1", "-Infinity", "2", "0.5", "9223372036854775807", "NaN"]);

        await page.OpenTabAsync("Profile");
        await Expect(page.Page.Locator("#profile-cards li")).ToHaveCountAsync(2);
        await Expect(page.Page.Locator("#profile-problem")).ToBeHiddenAsync();
        await page.OpenTabAsync("Chart");
        await SeesChartAsync(page, "Histogram");
    }

    private Task<DataPage> OpenAsync() => DataPage.OpenAsync(chromium.Require(), _app.App.Url);

    private static async Task AskAsync(DataPage page, string sql)
    {
        await page.Page.GetByRole(AriaRole.Textbox, new() { Name = "SQL" }).FillAsync(sql);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Run" }).ClickAsync();
    }

    private static async Task<string> SaveAsync(DataPage page, string format) =>
        Encoding.UTF8.GetString(await page.SaveAsync(page.Page.Locator("#sql-exports")
            .GetByRole(AriaRole.Button, new() { Name = format, Exact = true })));

    /// <summary>Waits until the chart is there and has marks.</summary>
    private static async Task SeesChartAsync(DataPage page, string kind)
    {
        var image = page.Page.GetByRole(AriaRole.Img, new() { NameRegex = new Regex($"^{kind}") }).And(page.Page.Locator("#chart-image"));
        await Expect(image).ToBeVisibleAsync();
        await Expect(image.Locator("svg").Locator("rect, path, circle").First).ToBeAttachedAsync();
        await Expect(page.Page.Locator("#chart-figure")).ToHaveAttributeAsync("aria-busy", "false");
    }
}
