using System.Net;
using System.Text.Json.Nodes;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>The tests of a first course, against what R prints for the examples of its own manual.</summary>
[Collection<DataTests>]
public sealed class StatisticsTests(GeneratedData data) : IAsyncDisposable
{
    private const double Close = 5e-5; // of the value: R prints five digits or so

    /// <summary>
    /// R: <c>t.test(extra ~ group, data = sleep)</c>, ?t.test; and <c>t.test(sleep$extra[1:10])</c> for the interval of one group.
    /// </summary>
    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Welchs_t_test_and_the_means_of_groups(string engine)
    {
        var address = await SleepAsync(await data.OnAsync(engine));

        var test = await AskAsync(engine, $"{address}/statistics/t-test?value=extra&by=group");
        Near(-1.8608, test, "t");
        Near(17.776, test, "df");
        Near(0.07939, test, "p", 2e-4);
        Near(-3.3654832, test, "low");
        Near(0.2054832, test, "high");
        Assert.Equal((20, 2), ((int)test["rows"]!, (int)test["leftOut"]!));

        var means = await AskAsync(engine, $"{address}/statistics/means?value=extra&by=group");
        var first = means["tables"]![0]!["rows"]![0]!.AsArray();
        Assert.Equal("a", (string)first[0]!);
        Near(0.75, (double)first[2]!);
        Near(-0.5297804, (double)first[4]!);
        Near(2.0297804, (double)first[5]!);
    }

    /// <summary>R: <c>chisq.test(rbind(c(762, 327, 468), c(484, 239, 477)))</c>, ?chisq.test, after Agresti (2007), page 39.</summary>
    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Pearsons_chi_square_test(string engine)
    {
        var app = await data.OnAsync(engine);
        (string Sex, string Party, int Count)[] counts =
            [("F", "D", 762), ("F", "I", 327), ("F", "R", 468), ("M", "D", 484), ("M", "I", 239), ("M", "R", 477)];
        var address = await LoadAsync(app, "parties", "sex,party\n"
            + string.Concat(counts.SelectMany(one => Enumerable.Repeat($"{one.Sex},{one.Party}\n", one.Count))));

        var test = await AskAsync(engine, $"{address}/statistics/chi-square?x=sex&y=party");

        Near(30.07, test, "chi2");
        Near(2, test, "df");
        Near(2.954e-07, test, "p", 2e-4);
    }

    /// <summary>R: <c>cor.test(x, y)</c>, ?cor.test, after Hollander and Wolfe (1973), page 187f.</summary>
    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Pearsons_correlation(string engine)
    {
        var app = await data.OnAsync(engine);
        var address = await LoadAsync(
            app, "tuna", "x,y\n44.4,2.6\n45.9,3.1\n41.9,2.5\n53.3,5.0\n44.7,3.6\n44.1,4.0\n50.7,5.2\n45.2,2.8\n60.1,3.8\n");

        var test = await AskAsync(engine, $"{address}/statistics/correlation?x=x&y=y");

        Near(0.5711816, test, "r");
        Near(1.8411, test, "t");
        Near(0.1082, test, "p", 5e-4);
        Near(-0.1497426, test, "low");
        Near(0.8955795, test, "high");
    }

    /// <summary>R: <c>summary(lm(dist ~ speed, cars))</c>, ?cars.</summary>
    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Linear_regression(string engine)
    {
        var address = await CarsAsync(await data.OnAsync(engine));

        var test = await AskAsync(engine, $"{address}/statistics/regression?y=dist&x=speed");

        Near(0.6511, test, "r2");
        Near(0.6438, test, "adjustedR2");
        Near(15.38, test, "residualError", 5e-4);
        Near(89.57, test, "f");
        Near(1.49e-12, test, "p", 5e-3);
        var rows = test["tables"]![0]!["rows"]!;
        double[][] expected = [[-17.5791, 6.7584, -2.601, 0.0123], [3.9324, 0.4155, 9.464, 1.49e-12]];
        for (var row = 0; row < expected.Length; row++)
        {
            for (var i = 0; i < expected[row].Length; i++)
            {
                Near(expected[row][i], (double)rows[row]![i + 1]!, 5e-3);
            }
        }
    }

    [Theory]
    [InlineData("t-test?value=dist&by=speed", "by")]
    [InlineData("t-test?value=nope&by=speed", "value")]
    [InlineData("means?value=word&by=speed", "value")]
    [InlineData("means?value=dist&by=speed&confidence=2", "confidence")]
    [InlineData("chi-square?x=word&y=speed", "x")]
    [InlineData("correlation?x=one&y=dist", "x")]
    [InlineData("regression?y=dist&x=speed&x=twice", "x")]
    [InlineData("regression?y=dist&x=dist", "x")]
    public async Task What_cannot_be_tested_is_told(string test, string field)
        => (await (await data.OnAsync("duckdb")).GetAsync(
            $"{await CarsAsync(await data.OnAsync("duckdb"))}/statistics/{test}")).ExpectProblem(400, field);

    [Fact]
    public async Task Two_groups_of_several_are_chosen_and_filters_hold()
    {
        var address = await CarsAsync(await data.OnAsync("duckdb"));

        Assert.Equal(6, (int)(await AskAsync("duckdb", $"{address}/statistics/t-test?value=dist&by=speed&group=4&group=24"))["rows"]!);
        Assert.Equal((41, 0), ((int)(await AskAsync("duckdb",
            $"{address}/statistics/regression?y=dist&x=speed&filter=speed:gt:10"))["rows"]!, 0));
        (await (await data.OnAsync("duckdb")).GetAsync("/datasets/nope/statistics/means?value=a&by=b")).ExpectProblem(404);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await data.EnsureWellAsync();

    private async Task<JsonNode> AskAsync(string engine, string path)
        => (await (await data.OnAsync(engine)).GetAsync(path)).Expect(HttpStatusCode.OK);

    private static Task<string> SleepAsync(DataApp app)
    {
        string[] first = ["0.7", "-1.6", "-0.2", "-1.2", "-0.1", "3.4", "3.7", "0.8", "0.0", "2.0"];
        string[] second = ["1.9", "0.8", "1.1", "0.1", "-0.1", "4.4", "5.5", "1.6", "4.6", "3.4"];
        return LoadAsync(app, "sleep",
            $"extra,group\n{string.Concat(first.Select(value => $"{value},a\n"))}{string.Concat(second.Select(value => $"{value},b\n"))},a\n3.5,\n");
    }

    private static Task<string> CarsAsync(DataApp app)
    {
        int[] speed =
        [
            4, 4, 7, 7, 8, 9, 10, 10, 10, 11, 11, 12, 12, 12, 12, 13, 13, 13, 13, 14, 14, 14, 14, 15, 15,
            15, 16, 16, 17, 17, 17, 18, 18, 18, 18, 19, 19, 19, 20, 20, 20, 20, 20, 22, 23, 24, 24, 24, 24, 25,
        ];
        int[] distance =
        [
            2, 10, 4, 22, 16, 10, 18, 26, 34, 17, 28, 14, 20, 24, 28, 26, 34, 34, 46, 26, 36, 60, 80, 20, 26,
            54, 32, 40, 32, 40, 50, 42, 56, 76, 84, 36, 46, 68, 32, 48, 52, 56, 64, 66, 54, 70, 92, 93, 120, 85,
        ];
        return LoadAsync(app, "cars", "speed,dist,twice,one,word\n"
            + string.Concat(speed.Zip(distance, (a, b) => $"{a},{b},{2 * a},1,all\n")));
    }

    private static async Task<string> LoadAsync(DataApp app, string name, string content)
    {
        if (!await app.HasAsync(name))
        {
            await app.LoadAsync(name, content);
        }

        return await app.AddressAsync(name);
    }

    private static void Near(double expected, JsonNode answer, string figure, double close = Close)
        => Near(expected, (double)Assert.Single(answer["figures"]!.AsArray(), one => (string)one!["name"]! == figure)!["value"]!, close);

    private static void Near(double expected, double value, double close = Close)
        => Assert.InRange(value, expected - (Math.Abs(expected) * close), expected + (Math.Abs(expected) * close));
}
