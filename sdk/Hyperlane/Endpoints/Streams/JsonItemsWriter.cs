using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Hyperlane.Endpoints.Streams;

/// <summary>
/// Writes items as JSON, a line each or as an array, and sends them when the producer makes us wait: none waits for the next, and a fast
/// producer fills whole packets.
/// </summary>
/// <param name="output">Where to.</param>
/// <param name="type">How an item is written.</param>
/// <param name="isArray">Whether all are one array.</param>
internal sealed class JsonItemsWriter<T>(PipeWriter output, JsonTypeInfo<T> type, bool isArray) : IDisposable
{
    /// <summary>Sent at the latest when this much has gathered, in bytes.</summary>
    private const long FlushAt = 16 * 1024;

    // Whatever the app's options say, a line is a line: never indented.
    private readonly Utf8JsonWriter _json =
        new(output, new JsonWriterOptions { Encoder = type.Options.Encoder, MaxDepth = type.Options.MaxDepth });

    private bool _hasBegun;

    /// <param name="items">What to write.</param>
    /// <param name="stop">Ends the items; also called upon when the client turns out to be gone.</param>
    public async ValueTask WriteAsync(StoppableItems<T> items, CancellationTokenSource stop)
    {
        while (true)
        {
            var next = items.MoveNextAsync();
            if (!next.IsCompleted && output.UnflushedBytes > 0 && !await TryFlushAsync().ConfigureAwait(false))
            {
                await stop.CancelAsync().ConfigureAwait(false);
            }

            if (!await next.ConfigureAwait(false))
            {
                End();
                return;
            }

            Write(items.Current);
            if (output.UnflushedBytes >= FlushAt && !await TryFlushAsync().ConfigureAwait(false))
            {
                return;
            }
        }
    }

    public void Dispose() => _json.Dispose();

    private void Write(T item)
    {
        if (isArray)
        {
            output.Write(_hasBegun ? ","u8 : "["u8);
            _hasBegun = true;
        }

        _json.Reset();
        JsonSerializer.Serialize(_json, item, type);
        _json.Flush();
        if (!isArray)
        {
            output.Write("\n"u8);
        }
    }

    private void End()
    {
        if (isArray)
        {
            output.Write(_hasBegun ? "]"u8 : "[]"u8);
        }
    }

    /// <returns>False when nobody reads any more.</returns>
    private async ValueTask<bool> TryFlushAsync()
    {
        try
        {
            return !(await output.FlushAsync().ConfigureAwait(false)).IsCompleted;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
