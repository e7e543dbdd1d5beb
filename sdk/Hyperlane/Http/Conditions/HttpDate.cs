using System.Globalization;

namespace Hyperlane.Http;

/// <summary>Dates in header fields (RFC 9110 §5.6.7): written in one form, read in three, whole seconds all.</summary>
internal static class HttpDate
{
    private static readonly string[] Forms = ["r", "dddd, dd-MMM-yy HH:mm:ss 'GMT'", "ddd MMM d HH:mm:ss yyyy"];

    public static string Format(DateTimeOffset date) => date.ToString("r", CultureInfo.InvariantCulture);

    public static bool TryParse(string? text, out DateTimeOffset date)
        => DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowInnerWhite, out date);

    public static DateTimeOffset ToSeconds(DateTimeOffset date)
        => new(date.UtcTicks - (date.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
}
