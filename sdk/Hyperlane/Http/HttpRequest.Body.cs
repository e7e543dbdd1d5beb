using System.Buffers;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using Hyperlane.Json;

namespace Hyperlane.Http;

/// <content>Reading the body whole.</content>
public sealed partial class HttpRequest
{
    private const int FirstRent = 4 * 1024;

    /// <summary>Reads the body as JSON into a <typeparamref name="T"/>, with the options of the app.</summary>
    /// <exception cref="ProblemException">415 when the media type is not JSON; 400 with the errors by field when the body is empty, not
    /// JSON or not a <typeparamref name="T"/>; 413 when it is too large.</exception>
    public ValueTask<T> ReadJsonAsync<T>(CancellationToken cancellationToken = default)
        => ReadJsonAsync(JsonTypeSearch.Of<T>(_context.ServerServices.Json), cancellationToken);

    /// <summary>Reads the body as JSON by <paramref name="type"/>.</summary>
    /// <inheritdoc cref="ReadJsonAsync{T}(CancellationToken)"/>
    public async ValueTask<T> ReadJsonAsync<T>(JsonTypeInfo<T> type, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(type);
        var (body, errors) = await TryReadJsonAsync(type, takesNull: false, cancellationToken).ConfigureAwait(false);
        return errors is null ? body! : throw ProblemException.Validation(errors);
    }

    /// <summary>Reads the body as JSON, or as much of it as can be understood, with what is wrong by field.</summary>
    /// <exception cref="ProblemException">415 and 413: there is nothing to understand.</exception>
    internal ValueTask<(T? Body, IDictionary<string, string[]>? Errors)> TryReadJsonAsync<T>(
        bool takesNull, CancellationToken cancellationToken)
        => TryReadJsonAsync(JsonTypeSearch.Of<T>(_context.ServerServices.Json), takesNull, cancellationToken);

    private async ValueTask<(T? Body, IDictionary<string, string[]>? Errors)> TryReadJsonAsync<T>(
        JsonTypeInfo<T> type, bool takesNull, CancellationToken cancellationToken)
    {
        var contentType = ContentType;
        if (!MediaTypes.IsJson(contentType))
        {
            throw MediaTypes.Unsupported(contentType, "application/json");
        }

        MediaTypes.ThrowUnlessUtf8(contentType);

        var (buffer, length) = await ReadWholeAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return JsonBody.Read(buffer.AsSpan(0, length), type, takesNull);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Reads the body as UTF-8 text.</summary>
    /// <exception cref="ProblemException">413 when the body is too large; 415 when its Content-Type names another encoding.</exception>
    public async ValueTask<string> ReadTextAsync(CancellationToken cancellationToken = default)
    {
        MediaTypes.ThrowUnlessUtf8(ContentType);
        var (buffer, length) = await ReadWholeAsync(cancellationToken).ConfigureAwait(false);
        var text = Encoding.UTF8.GetString(buffer, 0, length);
        ArrayPool<byte>.Shared.Return(buffer);
        return text;
    }

    /// <summary>Reads the body as it is.</summary>
    /// <exception cref="ProblemException">413 when the body is too large.</exception>
    public async ValueTask<byte[]> ReadBytesAsync(CancellationToken cancellationToken = default)
    {
        var (buffer, length) = await ReadWholeAsync(cancellationToken).ConfigureAwait(false);
        var bytes = buffer.AsSpan(0, length).ToArray();
        ArrayPool<byte>.Shared.Return(buffer);
        return bytes;
    }

    /// <summary>
    /// Reads the body into a rented buffer, which becomes the caller's. Its size grows with what has arrived, not with what was announced.
    /// </summary>
    private async ValueTask<(byte[] Buffer, int Length)> ReadWholeAsync(CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp((ContentLength ?? 0) + 1, 1, FirstRent));
        var length = 0;
        try
        {
            while (true)
            {
                var read = await _body.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
                length += read;
                if (read == 0)
                {
                    return (buffer, length);
                }

                if (length == buffer.Length)
                {
                    var larger = ArrayPool<byte>.Shared.Rent(length * 2);
                    buffer.AsSpan().CopyTo(larger);
                    ArrayPool<byte>.Shared.Return(buffer);
                    buffer = larger;
                }
            }
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
    }
}
