using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Hyperlane.Json;
using Hyperlane.Transport;
using Hyperlane.WebSockets.Protocol;

namespace Hyperlane.WebSockets;

/// <content>How messages go out.</content>
public sealed partial class WebSocketConnection
{
    private readonly SendGate _sending = new();
    private readonly PipeWriter _output;
    private readonly Deflater? _deflater;
    private Opcode _begun;

    /// <summary>How fast the peer takes what it is sent.</summary>
    private SendPace _pace;

    /// <summary>Sends text. While the peer is slow, this waits.</summary>
    /// <param name="text">The text.</param>
    /// <param name="cancellationToken">Gives up while other messages are before it; once begun, a message goes out whole.</param>
    /// <exception cref="IOException">The connection has ended.</exception>
    public ValueTask SendAsync(string text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (_deflater is not null)
        {
            return SendUtf8Async(Encoding.UTF8.GetBytes(text), cancellationToken);
        }

        return _sending.TryEnter() ? WriteAndFlush(text) : WaitAndSendAsync(text, cancellationToken);
    }

    /// <summary>Sends bytes, as a binary message. While the peer is slow, this waits.</summary>
    /// <inheritdoc cref="SendAsync(string, CancellationToken)"/>
    public ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default)
        => SendFrameAsync(Opcode.Binary, bytes, isFinal: true, cancellationToken);

    /// <summary>Sends text that is UTF-8 already. While the peer is slow, this waits.</summary>
    /// <inheritdoc cref="SendAsync(string, CancellationToken)"/>
    public ValueTask SendUtf8Async(ReadOnlyMemory<byte> text, CancellationToken cancellationToken = default)
        => SendFrameAsync(Opcode.Text, text, isFinal: true, cancellationToken);

    /// <summary>Sends a value as JSON, in a text message.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="type">How to write it; null for the JSON options of the app.</param>
    /// <param name="cancellationToken">Gives up while other messages are before it; once begun, a message goes out whole.</param>
    /// <exception cref="IOException">The connection has ended.</exception>
    public ValueTask SendJsonAsync<T>(T value, JsonTypeInfo<T>? type = null, CancellationToken cancellationToken = default)
        => SendUtf8Async(JsonSerializer.SerializeToUtf8Bytes(value, type ?? JsonTypeSearch.Of<T>(_json)), cancellationToken);

    /// <summary>Sends a message in parts, for one that does not fit into memory. No other message may be sent before its last part.</summary>
    /// <param name="bytes">The part. Text may be torn anywhere.</param>
    /// <param name="isText">Whether the message is text; the first part decides.</param>
    /// <param name="isLast">Whether the message ends with it.</param>
    /// <param name="cancellationToken">Gives up while other messages are before it.</param>
    /// <exception cref="IOException">The connection has ended.</exception>
    public ValueTask SendPartAsync(ReadOnlyMemory<byte> bytes, bool isText, bool isLast, CancellationToken cancellationToken = default)
    {
        var opcode = _begun != Opcode.Continuation ? Opcode.Continuation : isText ? Opcode.Text : Opcode.Binary;
        _begun = isLast ? Opcode.Continuation : Opcode.Text;
        return SendFrameAsync(opcode, bytes, isLast, cancellationToken);
    }

    private ValueTask SendFrameAsync(Opcode opcode, ReadOnlyMemory<byte> payload, bool isFinal, CancellationToken cancellationToken)
        => _sending.TryEnter()
            ? WriteAndFlush(opcode, payload.Span, isFinal)
            : WaitAndSendAsync(opcode, payload, isFinal, cancellationToken);

    private async ValueTask WaitAndSendAsync(Opcode opcode, ReadOnlyMemory<byte> payload, bool isFinal, CancellationToken cancellationToken)
    {
        await _sending.EnterAsync(cancellationToken).ConfigureAwait(false);
        await WriteAndFlush(opcode, payload.Span, isFinal).ConfigureAwait(false);
    }

    private async ValueTask WaitAndSendAsync(string text, CancellationToken cancellationToken)
    {
        await _sending.EnterAsync(cancellationToken).ConfigureAwait(false);
        await WriteAndFlush(text).ConfigureAwait(false);
    }

    /// <summary>Writes a frame and lets the next sender in when it has gone out.</summary>
    private ValueTask WriteAndFlush(Opcode opcode, ReadOnlySpan<byte> payload, bool isFinal)
    {
        try
        {
            ThrowIfEnded(opcode);
            var isCompressed = _deflater is not null && isFinal && opcode is (Opcode.Text or Opcode.Binary) && _deflater.Takes(payload.Length);
            payload = isCompressed ? _deflater!.Deflate(payload).Span : payload;
            var room = _output.GetSpan(FrameHeader.MostWritten + payload.Length);
            var header = FrameHeader.Write(room, opcode, isFinal, isCompressed, payload.Length);
            payload.CopyTo(room[header..]);
            return Flush(header + payload.Length);
        }
        catch
        {
            _sending.Leave();
            throw;
        }
    }

    private ValueTask WriteAndFlush(string text)
    {
        try
        {
            ThrowIfEnded(Opcode.Text);
            var length = Encoding.UTF8.GetByteCount(text);
            var room = _output.GetSpan(FrameHeader.MostWritten + length);
            var header = FrameHeader.Write(room, Opcode.Text, isFinal: true, isCompressed: false, length);
            Encoding.UTF8.GetBytes(text, room[header..]);
            return Flush(header + length);
        }
        catch
        {
            _sending.Leave();
            throw;
        }
    }

    private ValueTask Flush(int written)
    {
        _output.Advance(written);
        var flush = _output.FlushAsync(CancellationToken.None);
        if (!flush.IsCompletedSuccessfully)
        {
            return FlushSlowlyAsync(flush);
        }

        _ = flush.GetAwaiter().GetResult();
        _sending.Leave();
        return ValueTask.CompletedTask;
    }

    private async ValueTask FlushSlowlyAsync(ValueTask<FlushResult> flush)
    {
        _pace.Begin();
        try
        {
            await flush.ConfigureAwait(false);
        }
        finally
        {
            _pace.End();
            _sending.Leave();
        }
    }

    private void ThrowIfEnded(Opcode opcode)
    {
        if (_isLost || (_closeSent && opcode != Opcode.Close))
        {
            throw new IOException("The WebSocket is closed.");
        }

        if (opcode < Opcode.Close)
        {
            Volatile.Write(ref _activeAt, Environment.TickCount64);
        }
    }

    /// <summary>Sends the head of the answer to the handshake. Everybody else has to wait: the client may know that it is there before we do.</summary>
    internal async ValueTask OpenAsync()
    {
        await _sending.EnterAsync().ConfigureAwait(false);
        await FlushSlowlyAsync(_output.FlushAsync()).ConfigureAwait(false);
    }
}
