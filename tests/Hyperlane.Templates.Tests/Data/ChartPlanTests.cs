using System.Net;
using System.Text.Json.Nodes;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>What charts count, what they leave out and say so.</summary>
[Collection<DataTests>]
public sealed class ChartPlanTests(GeneratedData data) : IAsyncDisposable
{
    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Histograms_have_round_borders_and_each_value_in_its_bin(string engine)
    {
        var app = await Films.OnAsync(data, engine);

        var bins = (await Chart.OfAsync(app, Films.Name, "type=histogram&x=rating&bins=40")).Rects;
        var profile = (await app.GetAsync($"{await app.AddressAsync(Films.Name)}/profile")).Expect(HttpStatusCode.OK)["columns"]!.AsArray()
            .First(column => (string?)column!["name"] == "rating")!["histogram"]!.AsArray();

        Assert.InRange(bins.Count, 10, 40);
        Assert.All(bins, bin => Assert.Equal(Films.Ratings.Count(rating => rating >= Exact(bin.X1)
            && (rating < Exact(bin.X2) || (bin == bins[^1] && rating == Exact(bin.X2)))), bin.Value));
        Assert.Equal(Films.Ratings.Count, bins.Sum(bin => bin.Value));
        Assert.All(profile, bin => Assert.Equal(
            Films.Ratings.Count(rating => rating >= Exact((double)bin!["from"]!)
                && (rating < Exact((double)bin["to"]!) || (bin == profile[^1] && rating == Exact((double)bin["to"]!)))),
                (int)bin!["count"]!));
        Assert.All(bins, bin => Assert.Equal(Exact(bin.X1), Math.Round(Exact(bin.X1), 1))); // 5.9, not 5.8999999999999995
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Groups_without_room_are_one_and_that_is_said(string engine)
    {
        var app = await Films.OnAsync(data, engine);

        var bars = await Chart.OfAsync(app, Films.Name, "type=bar&x=title");
        var colors = await Chart.OfAsync(app, Films.Name, "type=scatter&x=rating&y=votes&color=genre");
        var boxes = await Chart.OfAsync(app, Films.Name, "type=box&x=title&y=rating");

        Assert.Contains(bars.Notes, note => note.EndsWith("of 600 groups; the rest as 'other'.", StringComparison.Ordinal));
        Assert.Equal(600, bars.Rects.Sum(bar => bar.Value)); // nothing has vanished
        Assert.Contains("other", bars.Ticks("y"));
        Assert.Equal(["7 of 13 groups; the rest as 'other'."],
            colors.Notes.Select(note => note.Replace("genre: ", "", StringComparison.Ordinal)));
        Assert.Equal(8, colors.Legend.Count);
        Assert.Equal("other", colors.Legend[^1]);
        Assert.Equal(600, colors.Marks("dots").Sum(dots => dots["x"]!.AsArray().Count));
        Assert.Contains(boxes.Notes, note => note.Contains("of 600 groups", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Rows_without_a_value_are_a_group_or_are_said_to_be_left_out(string engine)
    {
        var app = await Films.OnAsync(data, engine);

        foreach (var type in (string[])["bar&x=genre", "box&x=genre&y=votes", "heatmap&x=genre&y=year"])
        {
            var chart = await Chart.OfAsync(app, Films.Name, $"type={type}");
            Assert.Contains("(no value)", chart.Ticks("x").Concat(chart.Ticks("y")));
        }

        var years = await Chart.OfAsync(app, Films.Name, "type=bar&x=released");
        Assert.Contains("20 of 600 rows are not shown: their released is missing.", years.Notes);
        Assert.Equal(580, years.Rects.Sum(bar => bar.Value));
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Time_is_put_into_buckets_and_gaps_stay_gaps(string engine)
    {
        var app = await data.OnAsync(engine);
        if (!await app.HasAsync("days"))
        {
            await app.LoadAsync("days",
                "day,sold,when\n2024-01-30,3,2024-01-30T10:15:00\n2024-01-31,5,2024-01-30T10:45:00\n2024-03-01,7,2024-01-30T12:00:30\n2024-03-02,9,2024-01-30T12:30:00\n");
        }

        var counts = await Chart.OfAsync(app, "days", "type=line&x=day&bucket=day");
        var means = await Chart.OfAsync(app, "days", "type=line&x=day&y=sold&agg=avg&bucket=month");
        var hours = await Chart.OfAsync(app, "days", "type=bar&x=when&bucket=hour");
        var quarters = await Chart.OfAsync(app, "days", "type=bar&x=day&y=sold&bucket=quarter");
        var weeks = await Chart.OfAsync(app, "days", "type=bar&x=day&bucket=week");

        Assert.Equal(33, counts.Line.Count);
        Assert.Equal([1, 1, 0, 0], counts.Line.Take(4)); // a day without rows is a zero, not a straight line
        Assert.Equal([4, null, 8], means.Line); // nothing to take the mean of in February
        Assert.Equal(["when: 2024-01-30 10:00\nrows: 2", "when: 2024-01-30 12:00\nrows: 2"], hours.Texts);
        Assert.Equal(["day: 2024-Q1\ntotal sold: 24"], quarters.Texts);
        Assert.Equal(["day: 2024-01-29, week 5\nrows: 2", "day: 2024-02-26, week 9\nrows: 2"], weeks.Texts);
        Assert.All((await Chart.OfAsync(app, "days", "type=bar&x=day")).Ticks("x"), text => Assert.Matches(@"^\d{4}(-\d\d){0,2}$", text));
        (await app.GetAsync($"{await app.AddressAsync("days")}/chart?type=line&x=day&bucket=second")).ExpectProblem(400, "bucket");
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Axes_write_years_without_thousands_and_large_numbers_short(string engine)
    {
        var app = await Films.OnAsync(data, engine);

        Assert.Contains("2016", (await Chart.OfAsync(app, Films.Name, "type=scatter&x=year&y=rating")).Ticks("x"));
        Assert.Contains("2016", (await Chart.OfAsync(app, Films.Name, "type=bar&x=year")).Ticks("x"));
        var large = await Chart.OfAsync(app, Films.Name, "type=scatter&x=year&y=budget");
        Assert.Contains("4.0B", large.Ticks("y"));
        Assert.Equal(large.Ticks("y"), large.Ticks("y").Distinct());
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Numbers_and_moments_of_many_values_are_bars_and_cells_of_bins(string engine)
    {
        var app = await Films.OnAsync(data, engine);

        var bars = await Chart.OfAsync(app, Films.Name, "type=bar&x=rating&bins=10");
        var cells = await Chart.OfAsync(app, Films.Name, "type=heatmap&x=released&y=rating");

        Assert.InRange(bars.Rects.Count, 3, 10);
        Assert.Equal(600, bars.Rects.Sum(bar => bar.Value));
        Assert.Equal(580, cells.Rects.Sum(cell => cell.Value));
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Bars_stand_on_each_other_beside_each_other_or_as_parts_of_100(string engine)
    {
        var app = await Films.OnAsync(data, engine);

        var stacked = await Chart.OfAsync(app, Films.Name, "type=bar&x=year&color=genre");
        var percent = await Chart.OfAsync(app, Films.Name, "type=bar&x=year&color=genre&layout=percent");
        var grouped = await Chart.OfAsync(app, Films.Name, "type=bar&x=year&color=genre&layout=grouped");
        var across = await Chart.OfAsync(app, Films.Name, "type=bar&x=year&orientation=horizontal");
        var area = await Chart.OfAsync(app, Films.Name, "type=area&x=year&color=genre&layout=percent");

        Assert.All(stacked.Rects.GroupBy(bar => bar.X1), year => Assert.Equal(year.Sum(bar => bar.Value), year.Max(bar => bar.Y2)));
        Assert.All(percent.Rects.GroupBy(bar => bar.X1), year => Assert.Equal(100, year.Max(bar => bar.Y2), 6));
        Assert.All(grouped.Rects, bar => Assert.Equal((0, bar.Value), (bar.Y1, bar.Y2)));
        Assert.Equal(grouped.Rects.Count, grouped.Rects.Select(bar => bar.X1).Distinct().Count());
        Assert.All(across.Rects, bar => Assert.Equal((0, bar.Value), (bar.X1, bar.X2)));
        Assert.Equal("band", (string?)across.Json["y"]!["scale"]);
        Assert.All(area.Marks("lines").SelectMany(line => line["points"]!.AsArray()).GroupBy(point => (double)point!["x"]!),
            at => Assert.Equal(100, at.Max(point => (double)point!["y"]!), 6));
        (await app.GetAsync($"{await app.AddressAsync(Films.Name)}/chart?type=bar&x=year&y=rating&agg=avg&color=genre&layout=stacked")).ExpectProblem(400, "layout");
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Boxes_are_Tukeys(string engine)
    {
        var app = await data.OnAsync(engine);
        if (!await app.HasAsync("tukey"))
        {
            await app.LoadAsync("tukey", "v\n1\n2\n3\n4\n5\n6\n7\n8\n9\n100\n");
        }

        var chart = await Chart.OfAsync(app, "tukey", "type=box&y=v");

        Assert.Equal((3.25, 7.75), (chart.Rects[0].Y1, chart.Rects[0].Y2));
        Assert.Contains("median v: 5.5", chart.Texts[0], StringComparison.Ordinal);
        Assert.Contains("whiskers: 1, 9", chart.Texts[0], StringComparison.Ordinal); // not 100
        Assert.Equal("[100]", chart.Marks("dots").Single()["y"]!.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Trends_correlations_and_densities_are_those_of_the_textbook(string engine)
    {
        var app = await data.OnAsync(engine);
        if (!await app.HasAsync("course"))
        {
            await app.LoadAsync("course", "a,b,c\n1,2,9\n2,4,7\n3,5,8\n4,4,3\n5,5,1\n");
        }

        var scatter = await Chart.OfAsync(app, "course", "type=scatter&x=a&y=b&trend=true");
        var matrix = await Chart.OfAsync(app, "course", "type=correlation");
        var density = await Chart.OfAsync(app, "course", "type=density&x=a");

        Assert.Contains("Trend: slope 0.6; r = 0.775, from 5 rows.", scatter.Notes);
        var rule = scatter.Marks("rules").Single();
        Assert.Equal((1, 2.8, 5, 5.2), (Round(rule["x1"]), Round(rule["y1"]), Round(rule["x2"]), Round(rule["y2"])));
        Assert.Equal(9, matrix.Rects.Count);
        Assert.Contains(matrix.Rects, cell => Math.Abs(cell.Value + 0.9206) < 0.0001); // a and c
        var points = density.Marks("lines").Single()["points"]!.AsArray();
        var step = (double)points[1]!["x"]! - (double)points[0]!["x"]!;
        Assert.Equal(1, points.Sum(point => (double)point!["y"]! * step), 0.02); // an area of one
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Logarithmic_axes_leave_out_what_has_no_logarithm_and_say_so(string engine)
    {
        var app = await data.OnAsync(engine);
        if (!await app.HasAsync("skewed"))
        {
            await app.LoadAsync("skewed", "votes,rating\n0,1\n-5,2\n1,3\n10,4\n100,5\n100000,6\n");
        }

        var scatter = await Chart.OfAsync(app, "skewed", "type=scatter&x=votes&y=rating&xScale=log");
        var histogram = await Chart.OfAsync(app, "skewed", "type=histogram&x=votes&xScale=log");

        Assert.Equal("log", (string?)scatter.Json["x"]!["scale"]);
        Assert.Contains("2 of 6 rows are not shown: their votes is missing, zero or below.", scatter.Notes);
        Assert.Equal("[1,10,100,100000]", scatter.Marks("dots").Single()["x"]!.ToJsonString());
        Assert.Equal(4, histogram.Rects.Sum(bar => bar.Value));
    }

    [Fact]
    public async Task A_logarithmic_axis_has_as_many_marks_as_there_is_room_for_and_two_at_least()
    {
        var app = await data.OnAsync("duckdb");
        await app.LoadAsync("incomes", "income,age\n277,40\n5000,60\n113000,80\n");
        await app.LoadAsync("alike", "income,age\n3.1,40\n3.6,60\n4.4,80\n");

        async Task<IReadOnlyList<string>> MarksAsync(string name, int width)
            => (await Chart.OfAsync(app, name, $"type=scatter&x=income&y=age&xScale=log&width={width}")).Ticks("x");

        Assert.Equal(["1000", "10k", "100k"], await MarksAsync("incomes", 320));
        Assert.Equal(["500", "1000", "2000", "5000", "10k", "20k", "50k", "100k"], await MarksAsync("incomes", 600));
        Assert.True((await MarksAsync("alike", 320)).Count >= 2);
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Charts_are_of_filtered_rows_and_of_what_SQL_answers(string engine)
    {
        var app = await Films.OnAsync(data, engine);

        var filtered = await Chart.OfAsync(app, Films.Name, "type=bar&x=year&filter=year:ge:2020&filter=rating:gt:6");
        var asked = await app.PostAsync("/query/chart", new JsonObject
        {
            ["sql"] = "SELECT year, count(*) AS films FROM films WHERE rating > 6 GROUP BY year; -- of them",
            ["chart"] = new JsonObject { ["type"] = "bar", ["x"] = "year", ["y"] = "films" },
        });
        var picture = await app.PostAsync("/query/chart.svg",
            new JsonObject { ["sql"] = "SELECT 1 AS a, 2 AS b", ["chart"] = new JsonObject { ["x"] = "a", ["y"] = "b" } });

        var counts = (JsonArray)JsonNode.Parse(
            await app.RowsAsync("SELECT year, count(*) FROM films WHERE year >= 2020 AND rating > 6 GROUP BY 1 ORDER BY 1"))!;
        Assert.Equal(counts.Select(row => (double)row![1]!), filtered.Rects.Select(bar => bar.Value));
        Assert.Equal(filtered.Rects.Select(bar => bar.Value),
            new Chart(asked.Expect(HttpStatusCode.OK)).Rects.TakeLast(filtered.Rects.Count).Select(bar => bar.Value));
        Assert.Equal("image/svg+xml", picture.MediaType);
        (await app.PostAsync("/query/chart", new JsonObject { ["sql"] = "DELETE FROM films" })).ExpectProblem(400, "sql");
        (await app.PostAsync("/query/chart",
            new JsonObject { ["sql"] = "SELECT 1 AS a", ["chart"] = new JsonObject { ["x"] = "b" } })).ExpectProblem(400, "x");
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Small_multiples_have_the_same_axes_and_all_rows(string engine)
    {
        var app = await Films.OnAsync(data, engine);

        foreach (var type in (string[])["histogram&x=rating", "bar&x=year", "heatmap&x=year&y=genre"])
        {
            var chart = await Chart.OfAsync(app, Films.Name, $"type={type}&facet=genre");
            Assert.Equal(9, chart.Panels.Count);
            Assert.Equal("other", chart.Panels[^1]);
            Assert.Equal(600, chart.Rects.Sum(bar => bar.Value));
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await data.EnsureWellAsync();

    private static decimal Exact(double value) => (decimal)value;

    private static double Round(JsonNode? number) => Math.Round((double)number!, 6);
}
