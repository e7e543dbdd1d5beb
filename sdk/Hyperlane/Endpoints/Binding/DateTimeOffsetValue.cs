using System.ComponentModel;
using Hyperlane.Values;

namespace Hyperlane.Endpoints.Binding;

/// <summary>Reads a date with a time and its offset; without one it is UTC, so that no server's time zone plays a part.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateTimeOffsetValue : IValueReader<DateTimeOffset>
{
    /// <inheritdoc />
    public static string Expected => TypeWords.Of(typeof(DateTimeOffset));

    /// <inheritdoc />
    public static bool TryRead(string text, out DateTimeOffset value)
        => StrictText.TryRead(text, out value);
}
