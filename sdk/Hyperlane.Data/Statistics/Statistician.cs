using System.Globalization;
using MathNet.Numerics.Distributions;

namespace Hyperlane.Data;

/// <summary>
/// The tests of a first course in statistics. The engine makes counts, means and sums of all rows; MathNet.Numerics knows the
/// distributions. Rows without one of the values are left out, and counted.
/// </summary>
public sealed partial class Statistician(Engine engine)
{
    private const int MaxGroups = 100;

    private static readonly string[] GroupColumns = ["Group", "Rows", "Mean", "Standard deviation", "From", "To"];

    /// <summary>The mean of each group, with its confidence interval.</summary>
    public async Task<StatisticsAnswer> MeansAsync(Sample sample, string value, string by, double confidence, CancellationToken stop)
    {
        var (groups, left) = await GroupAsync(sample, value, by, [], stop);
        return new StatisticsAnswer(
            "Means with confidence intervals",
            $"Of {Percent(confidence)} of all samples, such an interval has the true mean of its group in it. Groups whose intervals do not meet differ; of those that do, a test tells more.",
            [],
            [TableOf(groups, value, confidence)],
            ["Rows do not depend on each other.", "Within a group, values are about normal, or there are more than about 30."],
            groups.Sum(group => group.Count),
            left);
    }

    /// <summary>Whether the means of two groups differ: Welch's t-test, two-sided.</summary>
    public async Task<StatisticsAnswer> CompareAsync(Sample sample, string value, string by, string[] names, double confidence,
        CancellationToken stop)
    {
        var (groups, left) = await GroupAsync(sample, value, by, names, stop);
        if (groups is not [var first, var second] || first.Count < 2 || second.Count < 2)
        {
            throw Refused("by", groups.Count == 2
                ? "Each of the two groups needs two rows at least."
                : $"A t-test compares two groups, and \"{by}\" has {(groups.Count > MaxGroups ? "very many" : groups.Count)}. Choose two of them.");
        }

        var difference = first.Mean - second.Mean;
        var (a, b) = (first.Variance / first.Count, second.Variance / second.Count);
        var error = Math.Sqrt(a + b);
        if (error == 0)
        {
            throw Refused("value", $"\"{value}\" is the same in all rows of a group, so there is nothing to test.");
        }

        var t = difference / error;
        var freedom = (a + b) * (a + b) / ((a * a / (first.Count - 1)) + (b * b / (second.Count - 1)));
        var p = TwoSided(t, freedom);
        var width = Quantile(confidence, freedom) * error;
        return new StatisticsAnswer(
            "Welch's t-test of two means",
            $"The means of {first.Name} and {second.Name} {Differ(p)}: {Number(first.Mean)} and {Number(second.Mean)}. {Meaning(p, "means that differ so much, or more")}",
            [
                new("t", "t", t), new("df", "Degrees of freedom", freedom), new("p", "p (two-sided)", p), new("difference", "Difference of the means", difference),
                new("low", $"{Percent(confidence)} confidence interval: from", difference - width), new("high", "to", difference + width),
            ],
            [TableOf(groups, value, confidence)],
            ["Rows do not depend on each other: the same person is not in both groups.", "Within a group, values are about normal, or there are more than about 30.", "The groups may have different variances."],
            first.Count + second.Count,
            left);
    }

    /// <summary>Whether two columns of groups have to do with each other: Pearson's chi-square test of independence.</summary>
    public async Task<StatisticsAnswer> CrossAsync(Sample sample, string x, string y, CancellationToken stop)
    {
        var (first, second) = (Sql.Quote(sample.Column(x, "x").Name), Sql.Quote(sample.Column(y, "y").Name));
        var counts = await engine.AskAsync(
            sample.Ask($"CAST({first} AS VARCHAR), CAST({second} AS VARCHAR), count(*)",
                $"WHERE {first} IS NOT NULL AND {second} IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2 LIMIT {(MaxGroups * MaxGroups) + 1}"),
            rows => rows.ReadAll(row => (X: Text(row, 0), Y: Text(row, 1), Count: (double)Whole(row, 2))),
            stop);
        string[] names = [.. counts.Select(one => one.X).Distinct()];
        string[] columns = [.. counts.Select(one => one.Y).Distinct().Order(StringComparer.Ordinal)];
        if (names.Length is < 2 or > MaxGroups || columns.Length is < 2 or > MaxGroups)
        {
            throw Refused(names.Length is < 2 or > MaxGroups ? "x" : "y",
                $"A chi-square test takes columns of 2 to {MaxGroups} groups; these have {names.Length} and {columns.Length}.");
        }

        var byPair = counts.ToDictionary(one => (one.X, one.Y), one => one.Count);
        var (total, statistic, least) = (counts.Sum(one => one.Count), 0.0, double.MaxValue);
        foreach (var name in names)
        {
            foreach (var column in columns)
            {
                var expected = counts.Where(one => one.X == name).Sum(one => one.Count) * counts.Where(one => one.Y == column)
                    .Sum(one => one.Count) / total;
                var seen = byPair.GetValueOrDefault((name, column));
                statistic += (seen - expected) * (seen - expected) / expected;
                least = Math.Min(least, expected);
            }
        }

        var freedom = (names.Length - 1) * (columns.Length - 1);
        var p = 1 - ChiSquared.CDF(freedom, statistic);
        p = p > 1e-9 ? p : MathNet.Numerics.SpecialFunctions.GammaUpperRegularized(freedom / 2.0, statistic / 2);
        var strength = Math.Sqrt(statistic / (total * (Math.Min(names.Length, columns.Length) - 1)));
        return new StatisticsAnswer(
            "Pearson's chi-square test of independence",
            $"\"{x}\" and \"{y}\" {(p < 0.05 ? "have to do with each other" : "may well have nothing to do with each other")}. {Meaning(p, "counts so far from those expected, or farther")}",
            [
                new("chi2", "χ²", statistic), new("df", "Degrees of freedom", freedom), new("p", "p", p), new("cramersV", "Cramér's V (0: none, 1: full)", strength),
                new("leastExpected", "Smallest expected count", least),
            ],
            [new StatisticsTable("Counts", ["", .. columns],
                [.. names.Select(name => (IReadOnlyList<object?>)[name,
                    .. columns.Select(column => (object)(long)byPair.GetValueOrDefault((name, column)))])])],
            ["Rows do not depend on each other.", least < 5 ? $"Every expected count should be 5 or more; the smallest is {Number(least)}, so do not rely on p." : "Every expected count is 5 or more, as it should be."],
            (long)total,
            sample.Rows - (long)total);
    }

    private async Task<(List<SampleGroup> Groups, long LeftOut)> GroupAsync(
        Sample sample, string value, string by, string[] names, CancellationToken stop)
    {
        var (number, group) = (Sql.Quote(sample.Number(value, "value").Name), Sql.Quote(sample.Column(by, "by").Name));
        var only = names.Length == 0 ? "" : $" AND CAST({group} AS VARCHAR) IN ({string.Join(", ", names.Select(Sql.Literal))})";
        var groups = await engine.AskAsync(
            sample.Ask(
                $"CAST({group} AS VARCHAR), count(*), avg(CAST({number} AS FLOAT8)), stddev_samp(CAST({number} AS FLOAT8))",
                $"WHERE {group} IS NOT NULL AND {Profiler.Finite(number)}{only} GROUP BY 1 ORDER BY 1 LIMIT {MaxGroups + 1}"),
            rows => rows.ReadAll(row => new SampleGroup(Text(row, 0), Whole(row, 1), Real(row, 2), Real(row, 3))),
            stop);
        return groups.Count is 0 or > MaxGroups
            ? throw Refused("by", groups.Count == 0
                ? "There are no rows with both values."
                : $"\"{by}\" has more than {MaxGroups} groups.")
            : (groups, sample.Rows - groups.Sum(one => one.Count));
    }

    private static StatisticsTable TableOf(List<SampleGroup> groups, string value, double confidence)
        => new($"{value}: mean, and its {Percent(confidence)} confidence interval", GroupColumns, [.. groups.Select(group =>
        {
            var width = group.Count > 1 ? Quantile(confidence, group.Count - 1) * group.Error : double.NaN;
            return (IReadOnlyList<object?>)[group.Name, group.Count, group.Mean, group.Count > 1 ? group.Deviation : null,
                group.Count > 1 ? group.Mean - width : null, group.Count > 1 ? group.Mean + width : null];
        })]);

    /// <summary>How many standard errors an interval reaches to each side.</summary>
    private static double Quantile(double confidence, double freedom) => StudentT.InvCDF(0, 1, freedom, (1 + confidence) / 2);

    /// <summary>The probability of a t so far from 0, or farther. By the lower tail, which keeps its digits where it is small.</summary>
    private static double TwoSided(double t, double freedom) => Math.Min(1, 2 * StudentT.CDF(0, 1, freedom, -Math.Abs(t)));

    private static string Differ(double p) => p < 0.05 ? "differ" : "may well be the same";

    private static string Meaning(double p, string what)
        => $"If there were no difference, {what}, would come with probability p = {(p < 0.0001 ? "less than 0.0001" : p.ToString("0.####", CultureInfo.InvariantCulture))}; below 0.05 is usually called significant.";

    private static string Percent(double part) => string.Create(CultureInfo.InvariantCulture, $"{part * 100:0.##} %");

    private static string Number(double number) => number.ToString("G5", CultureInfo.InvariantCulture);

    private static string Text(Rows rows, int i) => Cell.Text(rows[i]);

    private static long Whole(Rows rows, int i) => Convert.ToInt64(rows[i], CultureInfo.InvariantCulture);

    private static double Real(Rows rows, int i)
        => rows[i] is { } value ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : double.NaN;

    private static ProblemException Refused(string field, string reason) => new(Problem.Validation(field, reason));
}
