using System.Globalization;

namespace Hyperlane.Data;

/// <summary>
/// Round borders: steps of 1, 2 or 5 times a power of ten. They are made as decimals are written, and values are compared with
/// them: a division would put 0.3 into the wrong bin, as it is a little less than 3 times 0.1.
/// </summary>
internal static class NiceBins
{
    /// <summary>
    /// Borders for all values from <paramref name="low"/> to <paramref name="high"/>; the last bin has its upper border, too.
    /// </summary>
    /// <param name="low">The lowest value.</param>
    /// <param name="high">The highest.</param>
    /// <param name="most">How many bins there may be.</param>
    /// <param name="isWhole">Whether the values are whole numbers, which are not cut in two.</param>
    public static double[] Borders(double low, double high, int most, bool isWhole)
    {
        if (!(high > low))
        {
            high = isWhole ? low : low + (Math.Max(Math.Abs(low), 1) / 100);
        }

        var (mantissa, power) = Step(Math.Max((high - low) / most, Math.Max(Math.Abs(high), 1e-300) * 1e-14), isWhole);
        while (true)
        {
            var first = Floor(low, mantissa, power);
            var count = (int)Math.Max(1, Math.Min(1_000, Math.Ceiling((high - At(first, mantissa, power)) / At(1, mantissa, power))));
            if (isWhole && At(first + count, mantissa, power) <= high)
            {
                count++; // whole numbers: from 3 up to, and not with, 4
            }

            if (count <= most || most == 1 || mantissa * Math.Pow(10, power) > double.MaxValue / 10)
            {
                return [.. Enumerable.Range(0, count + 1).Select(i => At(first + i, mantissa, power))];
            }

            (mantissa, power) = Next(mantissa, power);
        }
    }

    /// <summary>
    /// Round borders on a logarithmic axis: 1, 2 and 5 times the powers of ten; where that is too many, 1 and 3 times, or the powers alone.
    /// </summary>
    public static double[] LogBorders(double low, double high, int most)
    {
        double[] fine = LogBorders(low, high, [1, 2, 5]), coarse = LogBorders(low, high, [1, 3]);
        return fine.Length - 1 <= most ? fine : coarse.Length - 1 <= most ? coarse : LogBorders(low, high, [1]);
    }

    private static double[] LogBorders(double low, double high, int[] parts)
    {
        var (from, to) = ((int)Math.Floor(Math.Log10(low)), (int)Math.Ceiling(Math.Log10(high)) + 1);
        var all = Enumerable.Range(from, to - from + 1).SelectMany(power => parts.Select(part => At(part, 1, power))).ToList();
        var first = Math.Max(0, all.FindLastIndex(border => border <= low));
        var last = all.FindIndex(border => border >= high);
        return [.. all[first..((last <= first ? first + 1 : last) + 1)]];
    }

    /// <summary>The smallest round step that is not smaller.</summary>
    public static (int Mantissa, int Power) Step(double least, bool isWhole)
    {
        var power = (int)Math.Floor(Math.Log10(least));
        var step = (Mantissa: 1, Power: power);
        while (At(1, step.Mantissa, step.Power) < least * (1 - 1e-9))
        {
            step = Next(step.Mantissa, step.Power);
        }

        return isWhole && step.Power < 0 ? (1, 0) : step;
    }

    /// <summary>The round numbers from low to high.</summary>
    public static (List<double> Ticks, double Step) Ticks(double low, double high, int most, bool isWhole)
    {
        if (!(high > low))
        {
            return ([low], Math.Max(Math.Abs(low), 1));
        }

        var (mantissa, power) = Step((high - low) / Math.Max(1, most), isWhole);
        var step = At(1, mantissa, power);
        var first = Floor(low, mantissa, power);
        var ticks = Enumerable.Range(0, most + 3).Select(i => At(first + i, mantissa, power))
            .Where(at => at >= low - (step * 1e-9) && at <= high + (step * 1e-9)).ToList();
        return (ticks, step);
    }

    /// <summary>Low and high as round numbers that lie outside of both.</summary>
    public static (double Low, double High) Around(double low, double high, int most, bool isWhole)
    {
        if (!(high > low))
        {
            return low == 0 ? (0, 1) : low > 0 ? (0, low * 1.1) : (low * 1.1, 0);
        }

        var (mantissa, power) = Step((high - low) / Math.Max(1, most), isWhole);
        var step = At(1, mantissa, power);
        var (first, last) = (At(Floor(low, mantissa, power), mantissa, power), At(Floor(high, mantissa, power), mantissa, power));
        return (first, last >= high ? last : last + step);
    }

    /// <summary>Which of the bins a number of SQL is in: comparisons, half of them at a time.</summary>
    public static string Index(string number, double[] borders)
    {
        return Between(0, borders.Length - 2);

        string Between(int from, int to)
        {
            if (from == to)
            {
                return from.ToString(CultureInfo.InvariantCulture);
            }

            var middle = (from + to + 1) / 2;
            return $"CASE WHEN {number} < {Literal(borders[middle])} THEN {Between(from, middle - 1)} ELSE {Between(middle, to)} END";
        }
    }

    /// <summary>A number as SQL has it, with all of its digits.</summary>
    public static string Literal(double number) => string.Create(CultureInfo.InvariantCulture, $"CAST('{number:R}' AS FLOAT8)");

    private static (int Mantissa, int Power) Next(int mantissa, int power)
        => mantissa switch { 1 => (2, power), 2 => (5, power), _ => (1, power + 1) };

    private static double Floor(double value, int mantissa, int power)
    {
        var step = At(1, mantissa, power);
        var first = Math.Floor(value / step);
        return At(first + 1, mantissa, power) <= value ? first + 1 : At(first, mantissa, power) > value ? first - 1 : first;
    }

    /// <summary>So many steps, read as a decimal is, so that it is the same number as in a file.</summary>
    private static double At(double count, int mantissa, int power)
        => double.Parse(string.Create(CultureInfo.InvariantCulture, $"{count * mantissa:F0}e{power}"), CultureInfo.InvariantCulture);
}
