using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Hyperlane.WebSockets.Protocol;

namespace Hyperlane.WebSockets;

/// <summary>A message made once to be sent to many: framed once and, for those who take it so, compressed once. It never changes.</summary>
public sealed class PreparedMessage
{
    private readonly byte[] _frame;
    private readonly int _header;
    private volatile byte[]? _compressed;

    private PreparedMessage(Opcode opcode, int length, Action<Span<byte>> write)
    {
        Span<byte> header = stackalloc byte[FrameHeader.MaxWritten];
        _header = FrameHeader.Write(header, opcode, isFinal: true, isCompressed: false, length);
        _frame = new byte[_header + length];
        header[.._header].CopyTo(_frame);
        write(_frame.AsSpan(_header));
        IsText = opcode == Opcode.Text;
    }

    /// <summary>Whether it is text; otherwise it is binary.</summary>
    public bool IsText { get; }

    /// <summary>What it says; text as UTF-8.</summary>
    public ReadOnlyMemory<byte> Payload => _frame.AsMemory(_header);

    /// <summary>The frame as it is sent to members that take no compressed messages.</summary>
    internal ReadOnlyMemory<byte> Frame => _frame;

    /// <summary>
    /// The frame as it is sent to members that do. Refers to nothing before it, so it fits behind whatever each of them had.
    /// </summary>
    internal ReadOnlyMemory<byte> CompressedFrame
    {
        get
        {
            if (_compressed is null)
            {
                // Members are served by several threads, and compressing is the expensive part.
                lock (_frame)
                {
                    _compressed ??= Compress();
                }
            }

            return _compressed;
        }
    }

    /// <summary>Whether <see cref="CompressedFrame"/> is compressed: what is short is not worth it.</summary>
    internal bool IsWorthCompressing => Payload.Length >= Deflater.MinDeflated;

    /// <summary>A text message.</summary>
    public static PreparedMessage Text(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(Opcode.Text, Encoding.UTF8.GetByteCount(text), room => Encoding.UTF8.GetBytes(text, room));
    }

    /// <summary>A text message of what is UTF-8 already. That is taken at your word; clients cut the connection at anything else.</summary>
    public static PreparedMessage Utf8(ReadOnlyMemory<byte> text) => new(Opcode.Text, text.Length, room => text.Span.CopyTo(room));

    /// <summary>A binary message.</summary>
    public static PreparedMessage Binary(ReadOnlyMemory<byte> bytes) => new(Opcode.Binary, bytes.Length, room => bytes.Span.CopyTo(room));

    /// <summary>A text message that is JSON.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="type">How to write it, as a <c>JsonSerializerContext</c> has it.</param>
    public static PreparedMessage Json<T>(T value, JsonTypeInfo<T> type) => Utf8(JsonSerializer.SerializeToUtf8Bytes(value, type));

    private byte[] Compress()
    {
        if (!IsWorthCompressing)
        {
            return _frame;
        }

        using var deflater = new Deflater(keepsContext: false);
        var bytes = deflater.Deflate(Payload.Span);
        Span<byte> header = stackalloc byte[FrameHeader.MaxWritten];
        var length = FrameHeader.Write(header, IsText ? Opcode.Text : Opcode.Binary, isFinal: true, isCompressed: true, bytes.Length);
        return [.. header[..length], .. bytes.Span];
    }
}
