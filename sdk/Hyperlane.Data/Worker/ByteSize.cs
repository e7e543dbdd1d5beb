using System.Globalization;

namespace Hyperlane.Data;

/// <summary>Sizes as settings have them: <c>384MB</c>, <c>2GB</c>, <c>512 MiB</c>, or bytes.</summary>
internal static class ByteSize
{
    /// <summary>The bytes of a size.</summary>
    /// <exception cref="StartupException">It is no size.</exception>
    public static long Parse(string text)
    {
        var unit = text.TrimStart("0123456789. ".ToCharArray()).ToUpperInvariant();
        long bytes = unit switch
        {
            "" or "B" => 1,
            "KB" => 1_000,
            "MB" => 1_000_000,
            "GB" => 1_000_000_000,
            "TB" => 1_000_000_000_000,
            "KIB" => 1L << 10,
            "MIB" => 1L << 20,
            "GIB" => 1L << 30,
            "TIB" => 1L << 40,
            _ => throw new StartupException($"'{text}' is no size. Write 384MB or 2GB."),
        };
        return double.TryParse(text[..^unit.Length], CultureInfo.InvariantCulture, out var number)
            ? (long)(number * bytes)
            : throw new StartupException($"'{text}' is no size. Write 384MB or 2GB.");
    }
}
