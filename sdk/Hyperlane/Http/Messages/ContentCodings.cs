namespace Hyperlane.Http.Messages;

/// <summary>Content codings by their names (RFC 9110 §8.4.1).</summary>
internal static class ContentCodings
{
    public const string Brotli = "br";
    public const string Gzip = "gzip";
    public const string Deflate = "deflate";
    public const string Identity = "identity";

    /// <summary>Whether a name is that of a coding: <c>x-gzip</c> is gzip (RFC 9110 §8.4.1.3).</summary>
    public static bool Same(ReadOnlySpan<char> name, string coding)
        => name.Equals(coding, StringComparison.OrdinalIgnoreCase)
            || (coding == Gzip && name.Equals("x-gzip", StringComparison.OrdinalIgnoreCase));
}
