using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Hyperlane.Values;

namespace Hyperlane.Endpoints.Binding;

/// <summary>Reads what can parse itself from UTF-8 only; versions as strictly as in JSON.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Design", "CA1000", Justification = "Generated code names the type, nobody else.")]
public readonly struct Utf8Value<T> : IValueReader<T>
    where T : IUtf8SpanParsable<T>
{
    /// <inheritdoc />
    public static string Expected => TypeWords.Of(typeof(T));

    /// <inheritdoc />
    public static bool TryRead(string text, [MaybeNullWhen(false)] out T value)
        => StrictText.Knows<T>()
            ? StrictText.TryRead(text, out value)
            : T.TryParse(Encoding.UTF8.GetBytes(text), CultureInfo.InvariantCulture, out value);
}
