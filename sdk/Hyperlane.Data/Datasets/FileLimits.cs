using System.Buffers;
using ICSharpCode.SharpZipLib.Checksum;

namespace Hyperlane.Data;

/// <summary>
/// Walks through an upload before any engine sees it. How large a packed file is and how deep JSON is nested says nothing but the
/// file itself, and a native parser that finds out by recursion has no stack left to say so.
/// </summary>
internal static class FileLimits
{
    /// <summary>Up to here, unpacked, a file is small whatever its ratio: empty columns pack well.</summary>
    private const long Small = 64L << 20;

    private static readonly SearchValues<byte> Structure = SearchValues.Create("[]{}\"\\\n"u8);

    /// <summary>Makes sure that a file is within the limits of the settings.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="name">What the client calls it.</param>
    /// <param name="sheet">Which file of an archive is meant; null if the client has not said it.</param>
    /// <param name="isPreview">Whether the first will do where there are several.</param>
    /// <param name="settings">The limits.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="ProblemException">413 or 422: it is not. 400: its packing is broken.</exception>
    public static void Check(string path, string name, string? sheet, bool isPreview, DataSettings settings, CancellationToken stop)
    {
        using var file = File.OpenRead(path);
        Span<byte> magic = stackalloc byte[4];
        var length = file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        file.Position = 0;
        var packing = Container.Of(magic[..length]);
        try
        {
            if (packing == Container.Zip)
            {
                CheckArchive(path, sheet, isPreview, settings, stop);
                return;
            }

            using var content = Container.Unpack(file, packing);
            Walk(content, file.Length, 0, packing is not null, name, null, settings, stop);
        }
        catch (Exception error) when (packing is not null && Container.IsBroken(error))
        {
            throw Container.Broken(packing);
        }
    }

    /// <summary>Of a workbook, all parts count together; of another archive, the file that is meant.</summary>
    private static void CheckArchive(string path, string? sheet, bool isPreview, DataSettings settings, CancellationToken stop)
    {
        using var archive = Archive.Open(path);
        var packed = new FileInfo(path).Length;
        var size = 0L;
        foreach (var entry in archive.IsWorkbook ? archive.Entries : [archive.Find(archive.Choose(sheet, isPreview))])
        {
            using var content = Archive.Read(entry);
            var crc = new Crc32();
            var before = size;
            size = Walk(content, archive.IsWorkbook ? packed : Math.Min(packed, entry.CompressedLength), size, true,
                archive.IsWorkbook ? "" : entry.FullName, crc, settings, stop);
            if (size - before != entry.Length || (uint)crc.Value != entry.Crc32)
            {
                throw new InvalidDataException("It is not what was packed.");
            }
        }
    }

    /// <returns>How many bytes it has, and those before it.</returns>
    private static long Walk(Stream content, long packed, long before, bool isPacked, string name, Crc32? crc, DataSettings settings,
        CancellationToken stop)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(128 * 1024);
        try
        {
            var unpacked = before;
            var nesting = default(Nesting);
            for (int read; (read = content.Read(buffer)) > 0; unpacked += read)
            {
                stop.ThrowIfCancellationRequested();
                crc?.Update(new ArraySegment<byte>(buffer, 0, read));
                if (unpacked == before)
                {
                    nesting = new Nesting(IsJson(buffer.AsSpan(0, read), name) ? settings.MaxNesting : int.MaxValue);
                    if (!isPacked && !nesting.IsBounded)
                    {
                        return read; // a plain table: it is as large as it is
                    }
                }

                nesting.Read(buffer.AsSpan(0, read));
                if (isPacked)
                {
                    EnsureSize(unpacked + read, packed, settings);
                }
            }

            return unpacked;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void EnsureSize(long unpacked, long packed, DataSettings settings)
    {
        if (unpacked > settings.MaxUnpacked)
        {
            throw new ProblemException(413, $"Unpacked, the file has more than {settings.MaxUnpacked:n0} bytes (Data:MaxUnpacked).");
        }

        if (unpacked > Small && unpacked / Math.Max(packed, 1) > settings.MaxRatio)
        {
            throw new ProblemException(
                422, $"The file unpacks to more than {settings.MaxRatio} times its size (Data:MaxRatio). Upload it unpacked.");
        }
    }

    /// <summary>
    /// Whether an engine might take it for JSON: before the first bracket stands nothing but blanks, of whatever alphabet.
    /// </summary>
    private static bool IsJson(ReadOnlySpan<byte> head, string name)
    {
        var first = head.IndexOfAnyInRange((byte)'!', (byte)'~');
        return name.Contains(".json", StringComparison.OrdinalIgnoreCase) || name.Contains(".ndjson", StringComparison.OrdinalIgnoreCase)
            || (first >= 0 && head[first] is (byte)'{' or (byte)'[');
    }

    /// <summary>How deep the brackets of JSON stand in each other. It takes any bytes: what is no JSON, the engine says better.</summary>
    private struct Nesting(int most)
    {
        private int _depth;
        private bool _isText;
        private bool _isEscaped;

        public readonly bool IsBounded => most != int.MaxValue;

        public void Read(ReadOnlySpan<byte> bytes)
        {
            if (!IsBounded)
            {
                return;
            }

            for (int at; !bytes.IsEmpty; bytes = bytes[(at + 1)..])
            {
                if (_isEscaped)
                {
                    (_isEscaped, at) = (false, 0);
                    continue;
                }

                at = bytes.IndexOfAny(Structure);
                if (at < 0)
                {
                    return;
                }

                switch (bytes[at])
                {
                    case (byte)'\\':
                        _isEscaped = _isText;
                        break;
                    case (byte)'"':
                        _isText = !_isText;
                        break;
                    case (byte)'\n':
                        _isText = false; // no text of JSON has an end of line in it: an open quote hides nothing of the next line
                        break;
                    case (byte)'[' or (byte)'{' when !_isText:
                        if (++_depth > most)
                        {
                            throw new ProblemException(422, $"The JSON is nested more than {most} deep (Data:MaxNesting).");
                        }

                        break;
                    case (byte)']' or (byte)'}' when !_isText:
                        _depth = Math.Max(_depth - 1, 0);
                        break;
                }
            }
        }
    }
}
