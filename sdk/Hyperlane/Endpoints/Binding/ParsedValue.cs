using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Hyperlane.Values;

namespace Hyperlane.Endpoints.Binding;

/// <summary>Reads whatever can parse itself, in the invariant culture; dates, times and addresses as strictly as JSON does.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Design", "CA1000", Justification = "Generated code names the type, nobody else.")]
public readonly struct ParsedValue<T> : IValueReader<T>
    where T : IParsable<T>
{
    /// <inheritdoc />
    public static string Expected => TypeWords.Of(typeof(T));

    /// <inheritdoc />
    public static bool TryRead(string text, [MaybeNullWhen(false)] out T value)
        => StrictText.Knows<T>() ? StrictText.TryRead(text, out value) : T.TryParse(text, CultureInfo.InvariantCulture, out value);
}
