using System.Collections;
using System.Text;
using Hyperlane.Http.Messages;

namespace Hyperlane.Http;

/// <summary>
/// The header fields of a request. Names compare without regard to case (RFC 9110 §5.1); values are read as UTF-8, or as
/// Latin-1 where they are no UTF-8.
/// </summary>
public sealed class RequestHeaders : IEnumerable<KeyValuePair<string, string>>
{
    private readonly RequestHead _head;

    internal RequestHeaders(RequestHead head) => _head = head;

    /// <summary>How many fields there are.</summary>
    public int Count => _head.FieldCount;

    /// <summary>
    /// The value of a field, or null; the values of a repeated field joined by commas (RFC 9110 §5.3), cookies by semicolons (RFC 6265
    /// §5.4).
    /// </summary>
    public string? this[string name]
    {
        get
        {
            string? value = null;
            var bytes = _head.Bytes.Span;
            foreach (ref readonly var field in _head.Fields)
            {
                if (Ascii.EqualsIgnoreCase(field.Name(bytes), name))
                {
                    var next = ToText(field.Value(bytes));
                    var separator = name.Equals("Cookie", StringComparison.OrdinalIgnoreCase) ? "; " : ", ";
                    value = value is null ? next : value + separator + next;
                }
            }

            return value;
        }
    }

    /// <summary>Whether there is a field of this name.</summary>
    public bool Contains(string name)
    {
        var bytes = _head.Bytes.Span;
        foreach (ref readonly var field in _head.Fields)
        {
            if (Ascii.EqualsIgnoreCase(field.Name(bytes), name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The value of a field as it was sent, of the last one if it is repeated.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value; empty if there is none.</param>
    /// <returns>How often it is there.</returns>
    internal int Find(string name, out ReadOnlySpan<byte> value)
    {
        var count = 0;
        value = default;
        var bytes = _head.Bytes.Span;
        foreach (ref readonly var field in _head.Fields)
        {
            if (Ascii.EqualsIgnoreCase(field.Name(bytes), name))
            {
                value = field.Value(bytes);
                count++;
            }
        }

        return count;
    }

    /// <summary>The fields one by one, as they were sent.</summary>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator()
    {
        for (var i = 0; i < _head.FieldCount; i++)
        {
            var field = _head.Fields[i];
            var bytes = _head.Bytes.Span;
            yield return new(Encoding.ASCII.GetString(field.Name(bytes)), ToText(field.Value(bytes)));
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>
    /// UTF-8 where it is that, else Latin-1, which older programs send: every byte is a character then, and none is lost (RFC 9110 §5.5).
    /// </summary>
    private static string ToText(ReadOnlySpan<byte> value)
        => (System.Text.Unicode.Utf8.IsValid(value) ? Encoding.UTF8 : Encoding.Latin1).GetString(value);
}
