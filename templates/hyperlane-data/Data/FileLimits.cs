using System.Buffers;

namespace HyperlaneData._1;

/// <summary>
/// Walks through an upload before any engine sees it. How large a packed file is and how deep JSON is nested says nothing but the
/// file itself, and a native parser that finds out by recursion has no stack left to say so.
/// </summary>
public static class FileLimits
{
    /// <summary>Up to here, unpacked, a file is small whatever its ratio: empty columns pack well.</summary>
    private const long Small = 64L << 20;

    private static readonly SearchValues<byte> Structure = SearchValues.Create("[]{}\"\\\n"u8);

    /// <summary>Makes sure that a file is within the limits of the settings.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="name">What the client calls it.</param>
    /// <param name="settings">The limits.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="ProblemException">413 or 422: it is not. 400: its packing is broken.</exception>
    public static void Check(string path, string name, DataSettings settings, CancellationToken stop)
    {
        using var file = File.OpenRead(path);
        Span<byte> magic = stackalloc byte[4];
        var length = file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        file.Position = 0;
        var packing = Container.Of(magic[..length]);
        try
        {
            using var content = Container.Unpack(file, packing);
            Walk(content, file.Length, packing is not null, name, settings, stop);
        }
        catch (Exception error) when (packing is not null && Container.IsBroken(error))
        {
            throw Container.Broken(packing);
        }
    }

    private static void Walk(Stream content, long packed, bool isPacked, string name, DataSettings settings, CancellationToken stop)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(128 * 1024);
        try
        {
            var unpacked = 0L;
            var nesting = default(Nesting);
            for (int read; (read = content.Read(buffer)) > 0; unpacked += read)
            {
                stop.ThrowIfCancellationRequested();
                if (unpacked == 0)
                {
                    nesting = new Nesting(IsJson(buffer.AsSpan(0, read), name) ? settings.MaxNesting : int.MaxValue);
                    if (!isPacked && !nesting.IsBounded)
                    {
                        return; // a plain table: it is as large as it is
                    }
                }

                nesting.Read(buffer.AsSpan(0, read));
                if (isPacked)
                {
                    EnsureSize(unpacked + read, packed, settings);
                }
            }
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

        if (unpacked > Small && unpacked / packed > settings.MaxRatio)
        {
            throw new ProblemException(422, $"The file unpacks to more than {settings.MaxRatio} times its size (Data:MaxRatio). Upload it unpacked.");
        }
    }

    /// <summary>Whether an engine might take it for JSON: before the first bracket stands nothing but blanks, of whatever alphabet.</summary>
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
