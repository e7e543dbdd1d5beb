using System.Globalization;
using System.Net;
using System.Xml.Linq;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>That pictures show what the plan of a chart says.</summary>
[Collection<DataTests>]
public sealed class ChartPictureTests(GeneratedData data) : IAsyncDisposable
{
    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Long_names_stay_different_and_pictures_have_texts_in_every_script(string engine)
    {
        var app = await data.OnAsync(engine);
        string[] names = ["How satisfied are you with the service overall?", "How satisfied are you with the service on weekends?",
            "مرحبا بالعالم", "日本語のラベル", "😀 smile", "other"];
        if (!await app.HasAsync("names"))
        {
            await app.LoadAsync("names", "name\n" + string.Join('\n', names) + "\n");
        }

        var chart = await Chart.OfAsync(app, "names", "type=bar&x=name");
        var texts = await TextsAsync(app, "names", "type=bar&x=name");

        Assert.Equal(6, chart.Ticks("y").Distinct().Count());
        Assert.All(names[2..], name => Assert.Contains(name, texts));
        Assert.All(names, name => Assert.Contains(chart.Texts, text => text.Contains(name, StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.OK, (await app.GetAsync($"{await app.AddressAsync("names")}/chart.png?type=bar&x=name")).Status);
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Pictures_have_the_numbers_of_the_plan(string engine)
    {
        var app = await Films.OnAsync(data, engine);
        const string query = "type=bar&x=year&color=genre";

        var plan = await Chart.OfAsync(app, Films.Name, query);
        var svg = await SvgAsync(app, Films.Name, query);
        var bars = svg.Descendants().Where(element => element.Name.LocalName == "rect" && element.Elements().Any()).ToList();

        Assert.Equal(plan.Texts, bars.Select(bar => bar.Value));
        var scale = Attribute(bars[0], "height") / plan.Rects[0].Value;
        Assert.All(bars.Zip(plan.Rects),
            pair => Assert.Equal(Math.Max(1, pair.Second.Value * scale), Attribute(pair.First, "height"), 0.6));
        Assert.All(plan.Notes, note => Assert.Contains(note, svg.Value, StringComparison.Ordinal));
        Assert.Contains("year: 2015", plan.Description, StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await data.EnsureWellAsync();

    private static double Attribute(XElement element, string name)
        => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    private static async Task<XElement> SvgAsync(DataApp app, string dataset, string query)
        => XDocument.Parse((await app.GetAsync($"{await app.AddressAsync(dataset)}/chart.svg?{query}")).Text).Root!;

    private static async Task<List<string>> TextsAsync(DataApp app, string dataset, string query)
        => [.. (await SvgAsync(app, dataset, query)).Descendants().Where(element => element.Name.LocalName == "text")
            .Select(element => element.Value)];
}
