using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;

namespace Hyperlane.Data;

/// <summary>What goes with what, by how much.</summary>
public sealed partial class Statistician
{
    private const int MaxPredictors = 16;

    /// <summary>Whether two numbers rise together: Pearson's correlation.</summary>
    public async Task<StatisticsAnswer> CorrelateAsync(Sample sample, string x, string y, double confidence, CancellationToken stop)
    {
        var moments = await MomentsAsync(sample, [sample.Number(x, "x").Name, sample.Number(y, "y").Name], stop);
        var n = moments.Count;
        if (n < 3 || moments.Products[0, 0] == 0 || moments.Products[1, 1] == 0)
        {
            throw Refused("x", n < 3
                ? "There are fewer than three rows with both numbers."
                : "One of the columns has the same number everywhere.");
        }

        var r = Math.Clamp(moments.Products[0, 1] / Math.Sqrt(moments.Products[0, 0] * moments.Products[1, 1]), -1, 1);
        var t = r * Math.Sqrt((n - 2) / (1 - (r * r)));
        var p = double.IsFinite(t) ? TwoSided(t, n - 2) : 0;
        var width = n > 3 ? Normal.InvCDF(0, 1, (1 + confidence) / 2) / Math.Sqrt(n - 3) : double.NaN;
        var z = Math.Atanh(r); // Fisher's transformation
        return new StatisticsAnswer(
            "Pearson's correlation",
            $"\"{x}\" and \"{y}\" {(p < 0.05 ? r > 0 ? "rise together" : "go in opposite directions" : "show no clear line")}: r = {Number(r)}. {Meaning(p, "an r so far from 0, or farther")} A correlation is no cause.",
            [
                new("r", "r", r), new("r2", "r², the share of the variance that they have in common", r * r), new("t", "t", t), new("df", "Degrees of freedom", n - 2), new("p", "p (two-sided)", p),
                new("low", $"{Percent(confidence)} confidence interval of r: from", Math.Tanh(z - width)), new("high", "to", Math.Tanh(z + width)),
            ],
            [],
            ["Rows do not depend on each other.", "The relation is a straight line: look at the scatter plot.", "A few far points can make or break it."],
            n,
            sample.Rows - n);
    }

    /// <summary>A number as a sum of others: linear regression by least squares.</summary>
    public async Task<StatisticsAnswer> RegressAsync(Sample sample, string y, string[] predictors, double confidence,
        CancellationToken stop)
    {
        string[] names = [.. predictors.Select((name, i) => sample.Number(name, $"x[{i}]").Name), sample.Number(y, "y").Name];
        var k = predictors.Length;
        if (k is 0 or > MaxPredictors || names.Distinct().Count() < names.Length)
        {
            throw Refused("x", k == 0 ? "Choose a number to predict by." : k > MaxPredictors
                ? $"At most {MaxPredictors} columns can predict."
                : "A column cannot be there twice.");
        }

        var moments = await MomentsAsync(sample, names, stop);
        var freedom = moments.Count - k - 1;
        if (freedom < 1)
        {
            throw Refused("x", $"{moments.Count} rows have all of the numbers; {k + 2} are needed.");
        }

        var crossed = moments.Products.SubMatrix(0, k, 0, k);
        // so that all columns weigh the same in the test of rank
        var scale = Vector<double>.Build.Dense(k, i => 1 / Math.Sqrt(crossed[i, i]));
        var scaled = Matrix<double>.Build.Dense(k, k, (i, j) => crossed[i, j] * scale[i] * scale[j]);
        if (scale.Any(one => !double.IsFinite(one)) || scaled.Rank() < k)
        {
            throw Refused("x", "One of the columns that predict is the same everywhere, or a sum of the others.");
        }

        var inverse = Matrix<double>.Build.Dense(k, k, (i, j) => scale[i] * scale[j]).PointwiseMultiply(scaled.Inverse());
        var slopes = inverse * moments.Products.Column(k, 0, k);
        var whole = moments.Products[k, k];
        var rest = Math.Max(0, whole - (slopes * moments.Products.Column(k, 0, k)));
        var variance = rest / freedom;
        var means = Vector<double>.Build.Dense(k, i => moments.Means[i]);
        var explained = whole == 0 ? double.NaN : 1 - (rest / whole);
        var f = (whole - rest) / k / variance;
        var reach = Quantile(confidence, freedom);
        IReadOnlyList<object?> Coefficient(string name, double value, double error)
            => [name, value, error, value / error, TwoSided(value / error, freedom), value - (reach * error), value + (reach * error)];
        return new StatisticsAnswer(
            "Linear regression (least squares)",
            $"\"{y}\" ≈ {Number(moments.Means[k] - (slopes * means))}{string.Concat(predictors.Select((name, i) => $" {(slopes[i] < 0 ? "−" : "+")} {Number(Math.Abs(slopes[i]))} · \"{name}\""))}. It explains {Percent(explained)} of the variance.",
            [
                new("r2", "R², the share of the variance that is explained", explained), new("adjustedR2", "Adjusted R²", 1 - ((1 - explained) * (moments.Count - 1) / freedom)),
                new("residualError", "Standard error of the residuals", Math.Sqrt(variance)), new("df", "Degrees of freedom", freedom), new("f", "F", f),
                new("p", "p of F", FisherSnedecor.CDF(freedom, k, 1 / f)),
            ],
            [
                new StatisticsTable("Coefficients", ["", "Estimate", "Standard error", "t", "p", "From", "To"],
                [
                    Coefficient("Intercept", moments.Means[k] - (slopes * means),
                        Math.Sqrt(variance * ((1.0 / moments.Count) + (means * (inverse * means))))),
                    .. predictors.Select((name, i) => Coefficient(name, slopes[i], Math.Sqrt(variance * inverse[i, i]))),
                ]),
            ],
            ["Rows do not depend on each other.", "The relation is a straight line.", "What is left over (the residuals) spreads alike everywhere and is about normal."],
            moments.Count,
            sample.Rows - moments.Count);
    }

    private sealed record Moments(long Count, double[] Means, Matrix<double> Products);

    /// <summary>Means, and the sums of products of distances from them, in two steps, so that large numbers lose no digits.</summary>
    private async Task<Moments> MomentsAsync(Sample sample, string[] names, CancellationToken stop)
    {
        string[] columns = [.. names.Select(Sql.Quote)];
        var where = $"WHERE {string.Join(" AND ", columns.Select(Profiler.Finite))}";
        var (count, means) = await engine.AskAsync(
            sample.Ask($"count(*), {string.Join(", ", columns.Select(column => $"avg(CAST({column} AS FLOAT8))"))}", where),
            rows => rows.Read() ? (Whole(rows, 0), Means: Enumerable.Range(1, columns.Length).Select(i => Real(rows, i))
                .ToArray()) : default,
            stop);
        if (count == 0)
        {
            throw Refused("x", "There are no rows with all of these numbers.");
        }

        var far = columns.Select((column, i) =>
            string.Create(null, $"(CAST({column} AS FLOAT8) - CAST({Sql.Literal(Cell.Text(means[i]))} AS FLOAT8))")).ToArray();
        var pairs = Enumerable.Range(0, far.Length).SelectMany(i => Enumerable.Range(i, far.Length - i).Select(j => (I: i, J: j))).ToList();
        var sums = await engine.AskAsync(
            sample.Ask(string.Join(", ", pairs.Select(pair => $"sum({far[pair.I]} * {far[pair.J]})")), where),
            rows => rows.Read() ? Enumerable.Range(0, pairs.Count).Select(i => Real(rows, i)).ToArray() : [],
            stop);
        var products = Matrix<double>.Build.Dense(far.Length, far.Length);
        foreach (var ((i, j), sum) in pairs.Zip(sums))
        {
            products[i, j] = products[j, i] = sum;
        }

        return new Moments(count, means, products);
    }
}
