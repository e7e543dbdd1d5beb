using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Hyperlane.Http;

/// <summary>The parameters of a query, decoded as HTML forms encode them: <c>+</c> is a space. Names compare without case.</summary>
/// <remarks>A broken escape stands for itself, as in browsers, so no query is malformed.</remarks>
public sealed class Query : IEnumerable<KeyValuePair<string, string>>
{
    private static readonly Query Empty = new([]);

    private readonly List<KeyValuePair<string, string>> _parameters;

    private Query(List<KeyValuePair<string, string>> parameters) => _parameters = parameters;

    /// <summary>How many parameters there are, repeated ones counted each.</summary>
    public int Count => _parameters.Count;

    /// <summary>The value of a parameter, the first if it is repeated, or null if there is none.</summary>
    public string? this[string name] => TryGet(name, out var value) ? value : null;

    /// <summary>Gets the first value of a parameter.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out string? value)
    {
        Asked?.Add(name);
        foreach (var (key, text) in _parameters)
        {
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                value = text;
                return true;
            }
        }

        value = null;
        return false;
    }

    /// <summary>All values of a parameter, in the order they were sent.</summary>
    public IReadOnlyList<string> GetValues(string name)
    {
        Asked?.Add(name);
        return [.. _parameters.Where(p => p.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(p => p.Value)];
    }

    /// <inheritdoc />
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator()
    {
        IsReadWhole = true;
        return _parameters.GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The names that were asked for, where somebody keeps account of them.</summary>
    internal List<string>? Asked { get; private set; }

    /// <summary>Whether somebody went through all parameters.</summary>
    internal bool IsReadWhole { get; private set; }

    /// <summary>All parameters; to go through them counts as no reading.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> All => _parameters;

    /// <summary>The parameters that nobody asked for.</summary>
    internal IEnumerable<string> Unread => IsReadWhole || Asked is null
        ? []
        : _parameters.Select(parameter => parameter.Key).Where(key => !Asked.Exists(name => ItemNames.Names(key, name)))
        .Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>Keeps account of what is asked for, from now on.</summary>
    internal void KeepAccount() => Asked ??= [];

    /// <summary>Says that all parameters have been read.</summary>
    internal void NoteRead() => IsReadWhole = true;

    /// <summary>All values of a list, in whichever of the usual ways its items are named.</summary>
    internal IReadOnlyList<string> GetItems(string name)
    {
        Asked?.Add(name);
        return ItemNames.Find(_parameters, name);
    }

    internal static Query Parse(ReadOnlySpan<byte> query)
    {
        if (query.IsEmpty)
        {
            return Empty;
        }

        var parameters = new List<KeyValuePair<string, string>>();
        foreach (var range in query.Split((byte)'&'))
        {
            var part = query[range];
            if (!part.IsEmpty)
            {
                var equals = part.IndexOf((byte)'=');
                parameters.Add(equals < 0 ? new(Decode(part), "") : new(Decode(part[..equals]), Decode(part[(equals + 1)..])));
            }
        }

        return new Query(parameters);
    }

    private static string Decode(ReadOnlySpan<byte> text)
        => text.ContainsAny((byte)'%', (byte)'+')
            ? System.Net.WebUtility.UrlDecode(Encoding.ASCII.GetString(text))
            : Encoding.ASCII.GetString(text);
}
