using System.Globalization;

namespace Hyperlane.Data;

/// <summary>Numbers and dates as texts of a chart.</summary>
internal static class NumberText
{
    private static readonly (double Size, string Sign)[] Units = [(1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "k"), (1, ""), (1e-3, "m"),
        (1e-6, "µ"), (1e-9, "n")];

    /// <summary>The numbers along an axis, all in one unit. Below 10,000 there are no thousands: it may be years.</summary>
    /// <param name="ticks">The numbers.</param>
    /// <param name="step">How far they are apart.</param>
    public static IReadOnlyList<ChartTick> Along(IReadOnlyList<double> ticks, double step)
    {
        var most = ticks.Count == 0 ? 0 : ticks.Max(Math.Abs);
        var (size, sign) = most is < 10_000 and >= 0.01 or 0 ? (1, "") : most >= 1e15 || most < 1e-9 ? (0, "")
            : Units.First(unit => most >= unit.Size);
        var digits = size == 0 ? 0 : Math.Clamp((int)Math.Ceiling(-Math.Log10(step / size * 1.0001)), 0, 12);
        return [.. ticks.Select(at => new ChartTick(at, at == 0 ? "0" : size == 0 ? at.ToString("0.###e0", CultureInfo.InvariantCulture)
            : Minus((at / size).ToString($"F{digits}", CultureInfo.InvariantCulture)) + sign))];
    }

    /// <summary>A number in its shortest form: <c>4.5B</c>.</summary>
    public static string Short(double value)
    {
        var size = Math.Abs(value);
        if (size is < 10_000 and >= 1e-4 or 0)
        {
            return Minus(value.ToString(size >= 0.1 || size == 0 ? "0.###" : "0.#####", CultureInfo.InvariantCulture));
        }

        var unit = size is >= 1e15 or < 1 ? (Size: 0, Sign: "") : Units.First(unit => size >= unit.Size);
        return unit.Size == 0 ? value.ToString("0.##e0", CultureInfo.InvariantCulture)
            : Minus((value / unit.Size).ToString("0.##", CultureInfo.InvariantCulture)) + unit.Sign;
    }

    /// <summary>A number with so many places after the point, as its neighbours in a table have.</summary>
    public static string Places(double value, int places)
        => Minus(Math.Round(value, places).ToString($"F{places}", CultureInfo.InvariantCulture));

    /// <summary>A number below one without the zero before its point, as correlations are often written.</summary>
    public static string WithoutZero(string number)
    {
        var zero = number.IndexOf("0.", StringComparison.Ordinal);
        return zero == 0 || (zero == 1 && !char.IsAsciiDigit(number[0])) ? number.Remove(zero, 1) : number;
    }

    /// <summary>A number in full: up to seven significant digits after the point, and thousands from 10,000 on.</summary>
    public static string Full(double value)
    {
        var size = Math.Abs(value);
        return size == 0 ? "0"
            : size is >= 1e15 or < 1e-4 ? value.ToString("0.######e0", CultureInfo.InvariantCulture)
            : Minus(value.ToString(size < 10_000 ? $"0.{new string('#', Math.Clamp(6 - (int)Math.Floor(Math.Log10(size)), 0, 10))}"
                : "#,0.###", CultureInfo.InvariantCulture));
    }

    /// <summary>A count.</summary>
    public static string Count(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A moment, in milliseconds since 1970, as ISO 8601 writes it, no longer than it must be.</summary>
    public static string Moment(double at)
    {
        var moment = MomentOf(at);
        return moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : moment.Second == 0 ? "yyyy-MM-dd HH:mm"
            : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }

    /// <summary>A moment of .NET's, as far as it has them.</summary>
    public static DateTime MomentOf(double at)
        => DateTime.UnixEpoch.AddMilliseconds(Math.Clamp(at, (DateTime.MinValue - DateTime.UnixEpoch).TotalMilliseconds,
            (DateTime.MaxValue - DateTime.UnixEpoch).TotalMilliseconds - 1));

    /// <summary>The true sign of minus, as wide as a plus.</summary>
    private static string Minus(string text) => text.StartsWith('-') ? "\u2212" + text[1..] : text;
}
