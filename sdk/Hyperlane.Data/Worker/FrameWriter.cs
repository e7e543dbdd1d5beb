using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Hyperlane.Data;

/// <summary>Writes frames: one byte of kind, four of length, and the content. Threads may share it.</summary>
internal sealed class FrameWriter(Stream output)
{
    /// <summary>How many bytes stand before the content.</summary>
    public const int HeadBytes = 5;

    /// <summary>A longer frame does not wait.</summary>
    private const int Short = 64 * 1024;

    private readonly Lock _writing = new();
    private readonly ArrayBufferWriter<byte> _waiting = new();

    /// <summary>Writes a frame of JSON.</summary>
    /// <param name="kind">What it says.</param>
    /// <param name="content">The rest.</param>
    /// <param name="type">How that becomes JSON.</param>
    /// <param name="mayWait">Whether another frame follows soon, with which it may go: each way between processes costs time.</param>
    public void Write<T>(FrameKind kind, T content, JsonTypeInfo<T> type, bool mayWait = false)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(content, type);
        var frame = new byte[HeadBytes + json.Length];
        json.CopyTo(frame, HeadBytes);
        Write(kind, frame, mayWait);
    }

    /// <summary>Writes a frame whose content stands behind <see cref="HeadBytes"/> free bytes.</summary>
    public void Write(FrameKind kind, Span<byte> frame, bool mayWait = false)
    {
        frame[0] = (byte)kind;
        BinaryPrimitives.WriteInt32LittleEndian(frame[1..], frame.Length - HeadBytes);
        lock (_writing)
        {
            if (frame.Length <= Short && (mayWait || _waiting.WrittenCount > 0))
            {
                _waiting.Write(frame);
                if (!mayWait)
                {
                    SendWaiting();
                }

                return;
            }

            SendWaiting();
            output.Write(frame);
            output.Flush();
        }
    }

    private void SendWaiting()
    {
        if (_waiting.WrittenCount > 0)
        {
            output.Write(_waiting.WrittenSpan);
            output.Flush();
            _waiting.ResetWrittenCount();
        }
    }
}
