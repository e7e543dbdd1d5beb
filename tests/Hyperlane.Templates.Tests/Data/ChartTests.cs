using System.Buffers.Binary;
using System.Net;
using System.Xml.Linq;
using Hyperlane.Templates.Tests.Support;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>Pictures: of every kind, in both formats, and what cannot be drawn.</summary>
[Collection<DataTests>]
public sealed class ChartTests(GeneratedData data) : IAsyncDisposable
{
    private static readonly string[] BothEngines = ["duckdb", "postgres"];

    /// <summary>What is asked for, and texts that stand in the picture.</summary>
    public static MatrixTheoryData<string, (string Query, string[] Texts)> Charts => new(BothEngines,
    [
        ("type=bar&x=Kind", ["Rows by Kind", "Kind", "rows", "rock", "gas", "ice"]),
        ("type=bar&x=Kind&y=Moons&agg=avg&color=Ringed", ["Average Moons by Kind", "average Moons", "true", "false"]),
        ("type=bar&x=Kind&y=Name&agg=distinct", ["Different values of Name by Kind"]),
        ("type=line&x=Found&y=Mass", ["Total Mass by Found", "total Mass", "Found"]),
        ("type=line&x=Moons&y=Mass&agg=max&color=Kind", ["Highest Mass by Moons", "gas"]),
        ("type=scatter&x=Moons&y=Mass&color=Kind", ["Mass against Moons", "Mass", "Moons", "rock"]),
        ("type=histogram&x=Mass&bins=5", ["Mass"]),
        ("type=box&y=Moons&x=Kind", ["Moons", "Kind", "rock"]),
        ("type=box&y=Moons", ["Moons"]),
        ("type=heatmap&x=Kind&y=Ringed&color=Mass&agg=max", ["Highest Mass by Kind and Ringed", "Kind", "Ringed", "highest Mass"]),
        ("type=heatmap&x=Kind&y=Ringed", ["Kind", "Ringed", "count"]),
        ("type=bar&x=Kind&title=Planets%20%3C%26%3E%20moons&theme=dark", ["Planets <&> moons"]),
    ]);

    [Theory]
    [MemberData(nameof(Charts))]
    public async Task Every_kind_is_drawn_in_both_formats_with_its_words(string engine, (string Query, string[] Texts) chart)
    {
        var app = await data.OnAsync(engine);
        var planets = await Planets.OnAsync(app);

        var svg = await app.GetAsync($"{planets}/chart.svg?{chart.Query}&width=640&height=360");
        Assert.Equal((HttpStatusCode.OK, "image/svg+xml"), (svg.Status, svg.MediaType));
        var picture = XDocument.Parse(svg.Text).Root!;
        Assert.Equal(("640", "360"), (picture.Attribute("width")!.Value, picture.Attribute("height")!.Value));
        var texts = picture.Descendants().Where(element => element.Name.LocalName == "text")
            .Select(element => element.Value.Trim()).ToList();
        Assert.All(chart.Texts, text => Assert.Contains(text, texts));

        var png = await app.GetAsync($"{planets}/chart.png?{chart.Query}&width=640&height=360");
        Assert.Equal((HttpStatusCode.OK, "image/png"), (png.Status, png.MediaType));
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png.Content[..4]);
        Assert.Equal((640, 360), (BinaryPrimitives.ReadInt32BigEndian(png.Content.AsSpan(16)),
            BinaryPrimitives.ReadInt32BigEndian(png.Content.AsSpan(20))));
    }

    [Fact]
    public async Task Twelve_of_the_largest_at_once_take_no_more_memory_than_a_few()
    {
        await using var app = await data.StartAsync(data.NewFolder()); // whose peak no other test has raised
        var eclipses = await app.AddressAsync("eclipses");

        var pictures = await Task.WhenAll(Enumerable.Range(0, 12)
            .Select(i => app.GetAsync($"{eclipses}/chart.png?type=bar&x=Type&width=4000&height=4000&title={i}")));

        Assert.All(pictures, picture => Assert.Equal((HttpStatusCode.OK, "image/png"), (picture.Status, picture.MediaType)));
        // 64 MB each while it is painted, and once more while it is packed
        Assert.InRange(Memory.PeakOf(app.App.Id), 1_000_000, 700L << 20);
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Who_has_a_picture_is_not_sent_it_again(string engine)
    {
        var app = await data.OnAsync(engine);
        var address = $"{await Planets.OnAsync(app)}/chart.png?type=bar&x=Kind";
        var first = await app.GetAsync(address);
        Assert.NotNull(first.ETag);

        var again = await AskAgainAsync(app, address, first.ETag);
        var other = await AskAgainAsync(app, address + "&theme=dark", first.ETag);

        Assert.Equal((HttpStatusCode.NotModified, 0), (again.Status, again.Content.Length));
        Assert.Equal(first.ETag, again.ETag);
        Assert.Equal(HttpStatusCode.OK, other.Status);
        Assert.NotEqual(first.ETag, other.ETag);
    }

    public static MatrixTheoryData<string, (string Query, string Field)> Wrong => new(BothEngines,
    [
        ("type=pie&x=Kind", "type"),
        ("type=bar", "x"),
        ("type=bar&x=Colour", "x"),
        ("type=bar&x=Kind&y=Colour", "y"),
        ("type=bar&x=Kind&y=Name", "y"),
        ("type=bar&x=Kind&agg=avg", "y"),
        ("type=bar&x=Kind&y=Moons&agg=guess", "agg"),
        ("type=bar&x=Kind&color=Colour", "color"),
        ("type=line&y=Moons", "x"),
        ("type=scatter&x=Kind&y=Moons", "x"),
        ("type=scatter&x=Moons&y=Kind", "y"),
        ("type=scatter&x=Moons", "y"),
        ("type=scatter&x=Moons&y=Mass&color=Colour", "color"),
        ("type=histogram", "x"),
        ("type=histogram&x=Kind", "x"),
        ("type=histogram&x=Mass&bins=0", "bins"),
        ("type=histogram&x=Mass&bins=201", "bins"),
        ("type=box&x=Kind", "y"),
        ("type=box&y=Name", "y"),
        ("type=heatmap&x=Kind", "y"),
        ("type=heatmap&y=Kind", "x"),
        ("type=heatmap&x=Kind&y=Ringed&color=Name", "color"),
        ("type=bar&x=Kind&width=100", "width"),
        ("type=bar&x=Kind&height=5000", "height"),
        ("type=bar&x=Kind&theme=pink", "theme"),
    ]);

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_cannot_be_drawn_is_refused_and_the_parameter_named(string engine, (string Query, string Field) chart)
    {
        var app = await data.OnAsync(engine);
        var planets = await Planets.OnAsync(app);

        (await app.GetAsync($"{planets}/chart.svg?{chart.Query}")).ExpectProblem(400, chart.Field);
        (await app.GetAsync($"{planets}/chart.png?{chart.Query}")).ExpectProblem(400, chart.Field);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await data.EnsureWellAsync();

    private static async Task<Answer> AskAgainAsync(DataApp app, string address, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.Add("If-None-Match", tag);
        return await Answer.OfAsync(app.App.Client, request);
    }
}
