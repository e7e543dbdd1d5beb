using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Hyperlane.Http.Messages;
using Hyperlane.Values;

namespace Hyperlane.Http;

/// <summary>
/// The values that the path of a request gave to the parameters of its route: for <c>/posts/{slug}</c>
/// and <c>/posts/hello</c>, <c>slug</c> is <c>hello</c>. Values are percent-decoded.
/// </summary>
/// <remarks>
/// A value is a range of the request's path until somebody asks for it, so a route with parameters
/// costs no memory by itself.
/// </remarks>
public sealed class RouteValues
{
    private Entry[] _entries = new Entry[4];
    private ReadOnlyMemory<byte> _path;

    /// <summary>How many values the path gave.</summary>
    public int Count { get; private set; }

    /// <summary>The value of the parameter <paramref name="name"/>.</summary>
    /// <exception cref="KeyNotFoundException">The route has no parameter of that name.</exception>
    public string this[string name] => TryGet(name, out var value) ? value : throw NoSuchParameter(name);

    /// <summary>Gets the value of the parameter <paramref name="name"/>, if the route has one of that name.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out string? value)
    {
        var index = IndexOf(name);
        value = index < 0 || IsAbsent(index) ? null : _entries[index].Text ??= PathDecoder.ToText(Utf8(index));
        return value is not null;
    }

    /// <summary>Parses the value of the parameter <paramref name="name"/> without making a string of it.</summary>
    /// <typeparam name="T">Whatever parses itself: <c>int</c>, <c>bool</c>, <c>Guid</c>, <c>DateTime</c>, <c>DateOnly</c>, and a type of
    /// the app with that interface.</typeparam>
    /// <remarks>
    /// Numbers are read in the invariant culture; dates, times and addresses as in JSON (ISO 8601). A date with a time and an offset
    /// becomes UTC, as parameters of endpoints do.
    /// </remarks>
    /// <returns>False when the value is not a <typeparamref name="T"/>, or the path ends before the parameter, which is optional.</returns>
    /// <exception cref="KeyNotFoundException">The route has no parameter of that name.</exception>
    public bool TryGet<T>(string name, [MaybeNullWhen(false)] out T value)
        where T : ISpanParsable<T>
    {
        var index = IndexOf(name);
        if (index < 0)
        {
            throw NoSuchParameter(name);
        }

        if (IsAbsent(index))
        {
            value = default;
            return false;
        }

        return RouteValueText.TryParse(Utf8(index), out value);
    }

    /// <summary>
    /// The value of the parameter <paramref name="name"/> as the constraint of the route promises it: <c>Get&lt;int&gt;("id")</c> for
    /// <c>{id:int}</c>.
    /// </summary>
    /// <exception cref="KeyNotFoundException">The route has no parameter of that name.</exception>
    /// <exception cref="FormatException">The value is not a <typeparamref name="T"/>; the route lacks the constraint that would have turned
    /// such a path away.</exception>
    public T Get<T>(string name)
        where T : ISpanParsable<T>
        => TryGet<T>(name, out var value)
            ? value
            : throw new FormatException(
                $"The route value '{name}' is '{this[name]}', which is not a {typeof(T).Name}. A constraint in the pattern, such as {{{name}:int}}, answers such paths with 404.");

    /// <summary>Parses a value from its bytes, for generated code, which knows that the type can.</summary>
    /// <inheritdoc cref="TryGet{T}"/>
    internal bool TryGetUtf8<T>(string name, [MaybeNullWhen(false)] out T value)
        where T : IUtf8SpanParsable<T>
    {
        var index = IndexOf(name);
        return index < 0 ? throw NoSuchParameter(name)
            : StrictText.Knows<T>() ? RouteValueText.TryReadStrictly(Utf8(index), out value)
            : T.TryParse(Utf8(index), CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Starts over for the next request, whose decoded path is <paramref name="path"/>.</summary>
    internal void Reset(ReadOnlyMemory<byte> path)
    {
        _path = path;
        Truncate(0);
    }

    /// <summary>
    /// Notes that the parameter <paramref name="name"/> took <paramref name="length"/> bytes of the path from <paramref name="start"/> on.
    /// </summary>
    internal void Add(string name, int start, int length)
    {
        if (Count == _entries.Length)
        {
            Array.Resize(ref _entries, Count * 2);
        }

        _entries[Count++] = new Entry(name, start, length);
    }

    /// <summary>Notes that the path ends before an optional parameter.</summary>
    internal void AddAbsent(string name, byte[]? otherwise)
    {
        Add(name, -1, 0);
        _entries[Count - 1].Default = otherwise;
    }

    /// <summary>Forgets all but the first <paramref name="count"/> values: the router took a wrong turn.</summary>
    internal void Truncate(int count)
    {
        Array.Clear(_entries, count, Count - count);
        Count = count;
    }

    private static KeyNotFoundException NoSuchParameter(string name)
        => new($"The route has no parameter '{name}'. Its name stands in braces in the pattern: /posts/{{{name}}}.");

    private bool IsAbsent(int index) => _entries[index] is { Start: < 0, Default: null };

    private ReadOnlySpan<byte> Utf8(int index)
        => _entries[index].Start < 0 ? _entries[index].Default : _path.Span.Slice(_entries[index].Start, _entries[index].Length);

    private int IndexOf(string name)
    {
        for (var i = 0; i < Count; i++)
        {
            if (_entries[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    private record struct Entry(string Name, int Start, int Length)
    {
        public string? Text { get; set; }

        /// <summary>What an optional parameter is that the path ends before.</summary>
        public byte[]? Default { get; set; }
    }
}
