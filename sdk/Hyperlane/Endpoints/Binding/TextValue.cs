using System.ComponentModel;

namespace Hyperlane.Endpoints.Binding;

/// <summary>A string is taken as it is.</summary>
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
