using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Hyperlane.Values;

/// <summary>
/// Reads the types whose own parsers take more than anybody means: <c>01/02</c> as a date, <c>5</c> as five days, <c>1</c> as an
/// address. Dates and times are those of ISO 8601, and there is one rule for all places of a request, JSON included.
/// </summary>
internal static class StrictText
{
    /// <summary>Longer than any date that JSON has.</summary>
    private const int MaxLength = 64;

    private const int GuidLength = 36;

    private static readonly SearchValues<char> VersionChars = SearchValues.Create("0123456789.");

    private static readonly SearchValues<char> DateChars = SearchValues.Create("0123456789TZ:+-.");

    /// <summary>Whether a type is read here.</summary>
    public static bool Knows<T>()
        => typeof(T) == typeof(DateTime) || typeof(T) == typeof(DateTimeOffset) || typeof(T) == typeof(DateOnly)
            || typeof(T) == typeof(TimeOnly) || typeof(T) == typeof(TimeSpan) || typeof(T) == typeof(Guid) || typeof(T) == typeof(Version)
            || typeof(T) == typeof(IPAddress);

    /// <summary>Reads a value of a type that <see cref="Knows{T}"/> knows.</summary>
    public static bool TryRead<T>(ReadOnlySpan<char> text, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        if (typeof(T) == typeof(DateTime))
        {
            var isRead = TryReadDateTime(text, out var date);
            value = Unsafe.As<DateTime, T>(ref date);
            return isRead;
        }

        if (typeof(T) == typeof(DateTimeOffset))
        {
            var isRead = TryReadDateTimeOffset(text, out var date);
            value = Unsafe.As<DateTimeOffset, T>(ref date);
            return isRead;
        }

        if (typeof(T) == typeof(DateOnly))
        {
            var isRead = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
            value = Unsafe.As<DateOnly, T>(ref date);
            return isRead;
        }

        if (typeof(T) == typeof(TimeOnly))
        {
            var isRead = TryReadTime(text, out var time);
            value = Unsafe.As<TimeOnly, T>(ref time);
            return isRead;
        }

        if (typeof(T) == typeof(TimeSpan))
        {
            var isRead = TryReadSpan(text, out var span);
            value = Unsafe.As<TimeSpan, T>(ref span);
            return isRead;
        }

        if (typeof(T) == typeof(Guid))
        {
            // With dashes and nothing around it: no spaces, no braces.
            var id = Guid.Empty;
            var isRead = text.Length == GuidLength && Guid.TryParseExact(text, "D", out id);
            value = Unsafe.As<Guid, T>(ref id);
            return isRead;
        }

        if (typeof(T) == typeof(Version))
        {
            Version? version = null;
            var isRead = !text.ContainsAnyExcept(VersionChars) && Version.TryParse(text, out version);
            value = Unsafe.As<Version?, T>(ref version);
            return isRead;
        }

        var isAddress = TryReadAddress(text, out var address);
        value = Unsafe.As<IPAddress?, T>(ref address);
        return isAddress;
    }

    /// <summary>One with an offset becomes UTC, so that no server's time zone plays a part.</summary>
    private static bool TryReadDateTime(ReadOnlySpan<char> text, out DateTime value)
    {
        Span<byte> quoted = stackalloc byte[MaxLength + 2];
        value = default;
        if (!TryQuote(text, ref quoted))
        {
            return false;
        }

        var reader = new Utf8JsonReader(quoted);
        reader.Read();
        if (!HasOffset(text))
        {
            return reader.TryGetDateTime(out value);
        }

        var isRead = reader.TryGetDateTimeOffset(out var date);
        value = date.UtcDateTime;
        return isRead;
    }

    /// <summary>One without an offset is UTC.</summary>
    private static bool TryReadDateTimeOffset(ReadOnlySpan<char> text, out DateTimeOffset value)
    {
        Span<byte> quoted = stackalloc byte[MaxLength + 2];
        value = default;
        if (!TryQuote(text, ref quoted))
        {
            return false;
        }

        var reader = new Utf8JsonReader(quoted);
        reader.Read();
        if (HasOffset(text))
        {
            return reader.TryGetDateTimeOffset(out value);
        }

        var isRead = reader.TryGetDateTime(out var date);
        value = new DateTimeOffset(DateTime.SpecifyKind(date, DateTimeKind.Utc));
        return isRead;
    }

    /// <summary>Behind the date a sign begins an offset.</summary>
    private static bool HasOffset(ReadOnlySpan<char> text) => text.Length > 10 && text[10..].ContainsAny("Z+-");

    private static bool TryReadTime(ReadOnlySpan<char> text, out TimeOnly value)
    {
        value = default;
        return !text.EndsWith('.')
            && TimeOnly.TryParseExact(text, text.Length == 5 ? "HH:mm" : text.Length == 8 ? "HH:mm:ss" : "HH:mm:ss.FFFFFFF",
                CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
    }

    /// <summary>
    /// Hours, minutes and seconds of two digits each: less is a number of days, or hours and minutes that may as well be minutes and
    /// seconds.
    /// </summary>
    private static bool TryReadSpan(ReadOnlySpan<char> text, out TimeSpan value)
    {
        var colon = text.IndexOf(':');
        value = default;
        return colon >= 2
            && (colon == 2 || text[colon - 3] is '-' or '.')
            && text.Length >= colon + 6
            && text[colon + 3] == ':'
            && (text.Length == colon + 6 || text[colon + 6] == '.')
            && !text.ContainsAny(' ', '+')
            && TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out value);
    }

    /// <summary>
    /// Four numbers without leading zeros, which some read as octal; or IPv6 without a port and without a zone, which means something on
    /// one machine only.
    /// </summary>
    private static bool TryReadAddress(ReadOnlySpan<char> text, [NotNullWhen(true)] out IPAddress? value)
    {
        Span<char> written = stackalloc char[MaxLength];
        return IPAddress.TryParse(text, out value)
            && (text.Contains(':') ? !text.ContainsAny('[', '%') : value.TryFormat(written, out var length)
                && text.SequenceEqual(written[..length]));
    }

    /// <summary>Makes a string of JSON of the text, if it has nothing but the characters of a date.</summary>
    private static bool TryQuote(ReadOnlySpan<char> text, ref Span<byte> quoted)
    {
        if (text.Length is 0 or > MaxLength || text.ContainsAnyExcept(DateChars))
        {
            return false;
        }

        quoted[0] = quoted[text.Length + 1] = (byte)'"';
        Encoding.ASCII.GetBytes(text, quoted[1..]);
        quoted = quoted[..(text.Length + 2)];
        return true;
    }
}
