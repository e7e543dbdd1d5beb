using System.Collections.Frozen;
using System.IO.Compression;
using Hyperlane.Http;

namespace Hyperlane.Endpoints;

/// <summary>Reads the files of a folder when the app starts, and compresses those that gain by it, as far as memory may go.</summary>
/// <param name="folder">The folder.</param>
/// <param name="types">The media types of files.</param>
/// <param name="maxBytes">How many bytes may be held.</param>
internal sealed class FileBakery(string folder, FileTypes types, long maxBytes)
{
    /// <summary>A larger file is sent from the disk by the kernel, which is no slower.</summary>
    private const long MaxFile = 1024 * 1024;

    /// <summary>A smaller one fits a packet anyway.</summary>
    private const int MinCompressed = 1000;

    private static readonly string[] Compressible =
        ["text/", "application/javascript", "application/json", "application/manifest+json", "application/wasm", "application/xml",
            "image/svg+xml", "font/ttf", "font/otf"];

    private long _left = maxBytes;

    /// <summary>The files by path, as <c>/css/site.css</c>: no hidden ones, and none that a link leads to.</summary>
    public FrozenDictionary<string, BakedFile> Bake()
    {
        var baked = new Dictionary<string, BakedFile>(StringComparer.Ordinal);
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
        };
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", options).Where(file => file.Length <= MaxFile)
            .OrderBy(file => file.Length))
        {
            if (file.Length > _left)
            {
                break;
            }

            if (TryBake(file) is { } one)
            {
                baked["/" + Path.GetRelativePath(folder, file.FullName).Replace(Path.DirectorySeparatorChar, '/')] = one;
            }
        }

        return baked.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private BakedFile? TryBake(FileInfo file)
    {
        try
        {
            var bytes = File.ReadAllBytes(file.FullName);
            var type = types.Of(file.Name);
            var tag = EntityTag.OfContent(bytes);
            FileResult Result(ReadOnlyMemory<byte> content, EntityTag tag)
                => new(content, type) { ETag = tag.ToString(), LastModified = file.LastWriteTimeUtc };
            _left -= bytes.Length;
            (string Coding, FileResult Result)[] coded = bytes.Length < MinCompressed || !IsCompressible(type) ? []
                : [.. from one in Codings(file, bytes)
                      where one.Bytes.Length < bytes.Length && (_left -= one.Bytes.Length) >= 0
                      select (one.Coding, Result(one.Bytes, new EntityTag($"{tag.Opaque}-{one.Coding}")))];
            return new BakedFile(file.FullName, file.LastWriteTimeUtc, file.Length, Result(bytes, tag), coded);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Who asks for it is told then.
            return null;
        }
    }

    private static (string Coding, byte[] Bytes)[] Codings(FileInfo file, byte[] bytes)
        => [("br", Sibling(file, ".br") ?? Compress(bytes, output => new BrotliStream(output, CompressionLevel.Optimal))),
            ("gzip", Sibling(file, ".gz") ?? Compress(bytes, output => new GZipStream(output, CompressionLevel.Optimal)))];

    /// <summary>What a build has compressed already, unless it is older than the file.</summary>
    private static byte[]? Sibling(FileInfo file, string extension)
        => StaticFiles.SiblingOf(file.FullName, extension) is { } sibling ? File.ReadAllBytes(sibling) : null;

    private static byte[] Compress(byte[] bytes, Func<Stream, Stream> by)
    {
        using var output = new MemoryStream();
        using (var stream = by(output))
        {
            stream.Write(bytes);
        }

        return output.ToArray();
    }

    private static bool IsCompressible(string type)
        => Array.Exists(Compressible, one => type.StartsWith(one, StringComparison.OrdinalIgnoreCase));
}
