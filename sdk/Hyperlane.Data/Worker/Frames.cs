using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Hyperlane.Data;

/// <summary>What the service and a worker say to each other over the worker's input and output.</summary>
internal enum FrameKind : byte
{
    /// <summary>To the worker, first of all: <see cref="WorkerSettings"/>.</summary>
    Settings = 1,

    /// <summary>From the worker: it is ready for a request.</summary>
    Ready,

    /// <summary>To the worker: <see cref="WorkerRequest"/>.</summary>
    Request,

    /// <summary>From the worker: which tables a question names.</summary>
    Names,

    /// <summary>To the worker: where these tables are.</summary>
    Tables,

    /// <summary>From the worker: the columns of the rows that follow.</summary>
    Columns,

    /// <summary>From the worker: some rows, as text or as <see cref="CellWriter"/> writes them.</summary>
    Rows,

    /// <summary>From the worker: how much is done, in percent.</summary>
    Progress,

    /// <summary>From the worker, last: <see cref="WorkerDone"/>.</summary>
    Done,

    /// <summary>From the worker, last: <see cref="WorkerProblem"/>.</summary>
    Failed,
}

/// <summary>A message.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Content">The rest. It is overwritten when the next one is read.</param>
internal readonly record struct Frame(FrameKind Kind, ReadOnlyMemory<byte> Content)
{
    /// <summary>The content as JSON.</summary>
    public T Json<T>(JsonTypeInfo<T> type) => JsonSerializer.Deserialize(Content.Span, type) ?? throw new InvalidDataException("The frame is empty.");
}

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

/// <summary>Reads what <see cref="FrameWriter"/> writes.</summary>
/// <param name="input">The other end of the pipe.</param>
/// <param name="most">How long a content may be: more is no frame of ours.</param>
internal sealed class FrameReader(Stream input, int most)
{
    private byte[] _buffer = new byte[256 * 1024];
    private int _start;
    private int _end;

    /// <summary>Waits for the next frame.</summary>
    /// <returns>It; null at the end.</returns>
    /// <exception cref="InvalidDataException">What came is no frame.</exception>
    public Frame? Read()
    {
        if (!TryFill(FrameWriter.HeadBytes))
        {
            return null;
        }

        var kind = (FrameKind)_buffer[_start];
        var length = BinaryPrimitives.ReadInt32LittleEndian(_buffer.AsSpan(_start + 1));
        if (!Enum.IsDefined(kind) || length < 0 || length > most)
        {
            throw new InvalidDataException("This is no frame.");
        }

        if (!TryFill(FrameWriter.HeadBytes + length))
        {
            return null;
        }

        var content = _buffer.AsMemory(_start + FrameWriter.HeadBytes, length);
        _start += FrameWriter.HeadBytes + length;
        return new Frame(kind, content);
    }

    private bool TryFill(int length)
    {
        if (_end - _start >= length)
        {
            return true;
        }

        var target = _buffer.Length >= length ? _buffer : new byte[length];
        _buffer.AsSpan(_start, _end - _start).CopyTo(target);
        (_buffer, _start, _end) = (target, 0, _end - _start);
        while (_end < length)
        {
            var read = input.Read(_buffer, _end, _buffer.Length - _end);
            if (read == 0)
            {
                return false;
            }

            _end += read;
        }

        return true;
    }
}
