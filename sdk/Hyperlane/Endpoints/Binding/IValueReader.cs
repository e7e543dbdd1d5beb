using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace Hyperlane.Endpoints.Binding;

/// <summary>Makes a value of a request's text. Called by generated code, which knows the reader of each type at compile time.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Design", "CA1000", Justification = "Generated code names the type, nobody else.")]
public interface IValueReader<T>
{
    /// <summary>Whether empty text is a value; otherwise it counts as none, as in <c>?page=</c>.</summary>
    static virtual bool TakesEmpty => false;

    /// <summary>What the text should have been, in words that follow "is not".</summary>
    static abstract string Expected { get; }

    /// <summary>Reads the value.</summary>
    /// <returns>False when <paramref name="text"/> is no such value.</returns>
    static abstract bool TryRead(string text, [MaybeNullWhen(false)] out T value);
}
