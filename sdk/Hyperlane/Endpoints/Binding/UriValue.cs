using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace Hyperlane.Endpoints.Binding;

/// <summary>Reads a URI, absolute or relative (RFC 3986).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UriValue : IValueReader<Uri>
{
    /// <inheritdoc />
    public static string Expected => "a URI such as https://example.com/a or /a";

    /// <inheritdoc />
    public static bool TryRead(string text, [MaybeNullWhen(false)] out Uri value)
        => Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out value);
}
