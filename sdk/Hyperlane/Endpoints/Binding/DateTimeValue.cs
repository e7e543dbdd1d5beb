using System.ComponentModel;
using Hyperlane.Values;

namespace Hyperlane.Endpoints.Binding;

/// <summary>Reads a date with a time. One with an offset becomes UTC, so that no server's time zone plays a part.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateTimeValue : IValueReader<DateTime>
{
    /// <inheritdoc />
    public static string Expected => TypeWords.Of(typeof(DateTime));

    /// <inheritdoc />
    public static bool TryRead(string text, out DateTime value)
        => StrictText.TryRead(text, out value);
}
