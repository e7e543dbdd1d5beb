using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using Hyperlane.Http;

namespace Hyperlane.Endpoints;

/// <summary>Reads a number that may have a fraction. Unlike the number's own parser it takes no commas, with which 1,5 would read as 15, and nothing infinite.</summary>
/// <typeparam name="T">The type of the number.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Design", "CA1000", Justification = "Generated code names the type, nobody else.")]
public readonly struct FractionValue<T> : IValueReader<T>
    where T : INumberBase<T>
{
    /// <inheritdoc />
    public static string Expected => TypeWords.Of(typeof(T));

    /// <inheritdoc />
    public static bool TryRead(string text, [MaybeNullWhen(false)] out T value)
        => T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && T.IsFinite(value);
}
