namespace Hyperlane.Templates.Tests.Data;

/// <summary>A file that is small on the wire, and takes long to read.</summary>
public static class SlowFile
{
    private static readonly Lazy<byte[]> Made = new(() =>
        DuckDbFile.Write("SELECT range AS n, repeat('x', 300) AS text FROM range(2000000)", "FORMAT csv, HEADER, COMPRESSION gzip"));

    /// <summary>It: CSV, packed by gzip. It is made once.</summary>
    public static byte[] Content => Made.Value;
}
