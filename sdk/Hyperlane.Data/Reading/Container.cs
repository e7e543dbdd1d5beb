using ICSharpCode.SharpZipLib;
using ICSharpCode.SharpZipLib.GZip;
using ZstdSharp;

namespace Hyperlane.Data;

/// <summary>What a file is packed in: nothing, gzip, Zstandard or a ZIP archive.</summary>
internal static class Container
{
    /// <summary>A ZIP archive, or a workbook of Excel, which is one: <see cref="Archive"/> reads it.</summary>
    public const string Zip = "zip";

    private const int Blocks = 64 * 1024;

    /// <summary>The name of what a file is packed in, by its first bytes; null if it is not packed.</summary>
    public static string? Of(ReadOnlySpan<byte> magic) => magic switch
    {
        [0x1F, 0x8B, ..] => "gzip",
        [0x28, 0xB5, 0x2F, 0xFD, ..] => "zstd",
        [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..] => Zip,
        _ => null,
    };

    /// <summary>The content of a file, unpacked.</summary>
    /// <param name="file">The file, at its beginning.</param>
    /// <param name="packing">As <see cref="Of"/> says it.</param>
    public static Stream Unpack(Stream file, string? packing) => packing switch
    {
        "gzip" => new GZipInputStream(file, Blocks),
        "zstd" => new DecompressionStream(file),
        _ => file,
    };

    /// <summary>Whether an error says that the packing is broken.</summary>
    public static bool IsBroken(Exception error)
        => error is SharpZipBaseException or ZstdException or EndOfStreamException or InvalidDataException;

    /// <summary>That the packing is broken.</summary>
    public static ProblemException Broken(string packing)
        => new(400, $"The file begins as {packing} does, but is broken, or its end is missing.");
}
