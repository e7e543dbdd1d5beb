using System.Globalization;

namespace Hyperlane.Data;

/// <summary>What stands in a cell of a workbook, as a field: a text stays a text, a date is a date.</summary>
internal sealed class SheetCell
{
    /// <summary>Integers beyond it are rounded where numbers are doubles.</summary>
    private const double MaxExact = 1L << 53;

    private readonly Dictionary<string, (bool HasDay, bool HasClock)> _formats = [];
    /// <summary>How many whole numbers have lost digits.</summary>
    public long Rounded { get; private set; }

    /// <summary>The text of a cell, and what it is.</summary>
    /// <param name="value">What the library says.</param>
    /// <param name="format">How Excel shows it.</param>
    public (string Text, FieldKind Kind) Read(object? value, string? format)
    {
        switch (value)
        {
            case null or "":
                return ("", FieldKind.None);
            case string text:
                return (text, FieldKind.Text);
            case bool flag:
                return (flag ? "true" : "false", FieldKind.Bare);
            case DateTime moment:
                return (TextOf(moment, FormatOf(format ?? "")), FieldKind.Moment);
            case TimeSpan time when time < TimeSpan.Zero || time >= TimeSpan.FromDays(1):
                return (string.Create(CultureInfo.InvariantCulture,
                    $"{(time < TimeSpan.Zero ? "-" : "")}{(long)Math.Abs(time.TotalHours)}:{time:mm\\:ss}"), FieldKind.Text);
            case TimeSpan time:
                return (ClockOf(time), FieldKind.Moment);
            default:
                var number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
                Rounded += Math.Abs(number) > MaxExact && number % 1 == 0 ? 1 : 0;
                return (number.ToString("R", CultureInfo.InvariantCulture), FieldKind.Number);
        }
    }

    private static string TextOf(DateTime moment, (bool HasDay, bool HasClock) format)
    {
        // A time of the day is a moment of the day before the first one: in 1899, or in 1904 where Excel for Macintosh began.
        var isClock = !format.HasDay && moment.Year < 1905;
        return isClock ? ClockOf(moment.TimeOfDay)
            : format.HasClock || moment.TimeOfDay > TimeSpan.Zero
            ? $"{moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}T{ClockOf(moment.TimeOfDay)}"
            : moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static string ClockOf(TimeSpan time)
        => time.ToString(time.Milliseconds == 0 ? @"hh\:mm\:ss" : @"hh\:mm\:ss\.fff", CultureInfo.InvariantCulture);

    /// <summary>Whether a number format of Excel shows a day, and a time.</summary>
    private (bool HasDay, bool HasClock) FormatOf(string format)
    {
        if (!_formats.TryGetValue(format, out var known))
        {
            var (isQuoted, isBracket) = (false, false);
            var letters = new HashSet<char>();
            for (var i = 0; i < format.Length; i++)
            {
                isBracket = !isQuoted && (format[i] == '[' || (isBracket && format[i] != ']'));
                isQuoted ^= format[i] == '"';
                if (format[i] is '\\' or '_' or '*')
                {
                    i++;
                }
                else if (!isQuoted && !isBracket)
                {
                    letters.Add(char.ToLowerInvariant(format[i]));
                }
            }

            var hasClock = letters.Contains('h') || letters.Contains('s');
            _formats[format] = known = (letters.Contains('y') || letters.Contains('d') || (letters.Contains('m') && !hasClock), hasClock);
        }

        return known;
    }
}
