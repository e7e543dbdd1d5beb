using System.Buffers;

namespace Hyperlane.Http.Messages;

/// <summary>
/// The head of a request as ranges over its bytes: nothing becomes a string before somebody asks.
/// One per connection, filled anew for each request by the parser of heads.
/// </summary>
internal sealed class RequestHead
{
    private HeaderField[] _fields = new HeaderField[16];
    private byte[] _bytes = [];
    private int _length;

    public string Method { get; set; } = HttpMethods.Get;

    /// <summary>The minor version: 1, or 0 for HTTP/1.0.</summary>
    public int MinorVersion { get; set; }

    /// <summary>The path; decoded once <see cref="TryKeep"/> has run.</summary>
    public (int Start, int Length) Path { get; set; }

    /// <summary>The query, without its question mark.</summary>
    public (int Start, int Length) Query { get; set; }

    /// <summary>The host of a target in absolute form, which counts instead of the Host header (RFC 9112 §3.2.2).</summary>
    public (int Start, int Length) Authority { get; set; }

    /// <summary>The host and port that the client meant, as it sent them; empty where it sent none.</summary>
    public ReadOnlySpan<byte> Host
    {
        get
        {
            if (Authority.Length > 0)
            {
                return Slice(Authority);
            }

            foreach (ref readonly var header in Fields)
            {
                if (header.Known == KnownHeader.Host)
                {
                    return header.Value(_bytes);
                }
            }

            return default;
        }
    }

    /// <summary>Whether the target says https.</summary>
    public bool IsHttpsTarget { get; set; }

    /// <summary>Whether the client says that the request belongs to a trace of its own (W3C Trace Context §3.2).</summary>
    public bool HasTraceParent { get; private set; }

    public MessageFraming Framing { get; set; }

    public int FieldCount { get; private set; }

    public ReadOnlySpan<HeaderField> Fields => _fields.AsSpan(0, FieldCount);

    /// <summary>The bytes that all ranges are of.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, _length);

    public ReadOnlySpan<byte> Slice((int Start, int Length) range) => _bytes.AsSpan(range.Start, range.Length);

    /// <summary>Forgets the request, and gives the memory back: an idle connection holds none.</summary>
    public void Reset()
    {
        Restart();
        Path = Query = default;
        Framing = default;
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = [];
            _length = 0;
        }
    }

    public void AddField(HeaderField field)
    {
        if (FieldCount == _fields.Length)
        {
            Array.Resize(ref _fields, FieldCount * 2);
        }

        _fields[FieldCount++] = field;
        HasTraceParent |= field.Known == KnownHeader.TraceParent;
    }

    /// <summary>Starts another attempt at the same head, after more bytes arrived.</summary>
    public void Restart()
    {
        FieldCount = 0;
        Authority = default;
        IsHttpsTarget = false;
        HasTraceParent = false;
        Method = HttpMethods.Get;
        MinorVersion = 1;
    }

    /// <summary>Copies the head out of the connection's buffer, which the body will need, and decodes its path.</summary>
    /// <returns>False when the path does not decode.</returns>
    public bool TryKeep(ReadOnlySpan<byte> head)
    {
        _bytes = ArrayPool<byte>.Shared.Rent(head.Length);
        _length = head.Length;
        head.CopyTo(_bytes);
        if (!PathDecoder.TryDecode(_bytes.AsSpan(Path.Start, Path.Length), out var length))
        {
            return false;
        }

        Path = (Path.Start, length);
        return true;
    }
}
