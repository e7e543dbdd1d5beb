using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using Hyperlane.Values;

namespace Hyperlane.Endpoints.Binding;

/// <summary>
/// Reads a number that may have a fraction. Unlike the number's own parser it takes no commas, with which 1,5 would read as 15, nothing
/// infinite, and nothing so small that it would become zero.
/// </summary>
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
        => T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && T.IsFinite(value)
            && (!T.IsZero(value) || IsZero(text));

    /// <summary>Whether the digits are zeros; otherwise the number is too small for its type, and zero is another one.</summary>
    private static bool IsZero(string text)
    {
        var exponent = text.AsSpan().IndexOfAny('e', 'E');
        return !text.AsSpan(0, exponent < 0 ? text.Length : exponent).ContainsAnyInRange('1', '9');
    }
}
