using System.Collections;
using System.Globalization;
using Hyperlane.Http.Messages;

namespace Hyperlane.Http;

/// <summary>The header fields of an answer. Names compare without regard to case (RFC 9110 §5.1).</summary>
/// <remarks>
/// Names must be tokens and values printable ASCII, so no value can end its line and begin another. Date, Connection
/// and what frames the body are the server's; <c>Connection: close</c> may be set to end the connection.
/// </remarks>
public sealed class ResponseHeaders : IEnumerable<KeyValuePair<string, string>>
{
    private readonly List<KeyValuePair<string, string>> _fields = [];
    private readonly ResponseBodyWriter _body;

    internal ResponseHeaders(ResponseBodyWriter body) => _body = body;

    /// <summary>How many fields are set, Content-Type and Content-Length aside.</summary>
    public int Count => _fields.Count;

    /// <summary>The value of a field, or null. Setting replaces it; setting null removes it.</summary>
    /// <exception cref="ArgumentException">The name is not a token, the value is not printable ASCII, or the field is the
    /// server's.</exception>
    /// <exception cref="InvalidOperationException">The head of the answer has been sent.</exception>
    public string? this[string name]
    {
        get
        {
            if (Is(name, "Content-Type"))
            {
                return ContentType;
            }

            if (Is(name, "Content-Length"))
            {
                return ContentLength?.ToString(CultureInfo.InvariantCulture);
            }

            var values = _fields.Where(pair => Is(pair.Key, name)).Select(pair => pair.Value).ToList();
            return values.Count == 0 ? null : string.Join(", ", values);
        }

        set
        {
            Check(name, value);
            if (Is(name, "Content-Type"))
            {
                ContentType = value;
            }
            else if (Is(name, "Content-Length"))
            {
                ContentLength = value is null ? null : ParseLength(value);
            }
            else
            {
                _fields.RemoveAll(pair => Is(pair.Key, name));
                if (value is not null)
                {
                    _fields.Add(new(name, value));
                }
            }
        }
    }

    internal string? ContentType { get; set; }

    internal long? ContentLength { get; set; }

    /// <summary>Whether the handler asked for the connection to end.</summary>
    internal bool IsClose => _fields.Count > 0 && _fields.Exists(pair => Is(pair.Key, "Connection"));

    /// <summary>Adds a field beside those of the same name: Set-Cookie is the one that needs it.</summary>
    /// <inheritdoc cref="this"/>
    public void Append(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Check(name, value);
        if (Is(name, "Content-Type") || Is(name, "Content-Length") || Is(name, "Connection"))
        {
            this[name] = value;
        }
        else
        {
            _fields.Add(new(name, value));
        }
    }

    /// <summary>Says that the answer depends on a header of the request, beside others that it depends on (RFC 9110 §12.5.5).</summary>
    internal void AddVary(string name)
    {
        var vary = this["Vary"];
        if (vary is null || (vary != "*" && !HeaderSyntax.HasToken(vary, name)))
        {
            this["Vary"] = vary is null ? name : $"{vary}, {name}";
        }
    }

    /// <inheritdoc />
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _fields.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal bool Contains(string name)
    {
        foreach (var field in _fields)
        {
            if (Is(field.Key, name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Removes the Set-Cookie of a cookie.</summary>
    internal void RemoveCookie(string name, string scope)
    {
        _body.ThrowIfStarted();
        _fields.RemoveAll(pair => Is(pair.Key, "Set-Cookie") && SetCookie.IsOf(pair.Value, name, scope));
    }

    internal void Clear()
    {
        _fields.Clear();
        ContentType = null;
        ContentLength = null;
    }

    /// <summary>The fields without an enumerator object, for the writer of heads.</summary>
    internal ReadOnlySpan<KeyValuePair<string, string>> AsSpan() => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_fields);

    internal static void CheckValue(string name, string? value)
    {
        if (value is not null && !Tokens.IsFieldValue(value))
        {
            throw new ArgumentException(
                $"The value of the header {name} has a character other than printable ASCII. Percent-encode it (Uri.EscapeDataString).",
                nameof(value));
        }
    }

    private static bool Is(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static long ParseLength(string value)
        => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            ? length
            : throw new ArgumentException($"Content-Length is a whole number, not '{value}'.", nameof(value));

    private void Check(string name, string? value)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!Tokens.IsToken(name))
        {
            throw new ArgumentException($"'{name}' is no header name: it has a character that is not allowed in one.", nameof(name));
        }

        CheckValue(name, value);
        if (Is(name, "Transfer-Encoding") || (Is(name, "Connection") && value is not null && !Is(value, "close")))
        {
            throw new ArgumentException($"The header {name} is the server's: it follows from how the body is written.", nameof(name));
        }

        _body.ThrowIfStarted();
    }
}
