using System.ComponentModel;

namespace Hyperlane.Endpoints.Binding;

/// <summary>Text is text.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TextValue : IValueReader<string>
{
    /// <inheritdoc />
    public static bool TakesEmpty => true;

    /// <inheritdoc />
    public static string Expected => "text";

    /// <inheritdoc />
    public static bool TryRead(string text, out string value)
    {
        value = text;
        return true;
    }
}
