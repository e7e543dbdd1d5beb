using System.Text;
using System.Text.Json.Serialization.Metadata;
using Hyperlane.Json;
using Hyperlane.Transport;

namespace Hyperlane.Http;

/// <content>Reading the body whole.</content>
public sealed partial class HttpRequest
{
    /// <summary>What is reserved at once at most, as what was announced may never come.</summary>
    private const int MaxFirstReserve = 4 * 1024;

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

        var body = await ReadWholeAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return JsonBody.Read(body.Written.Span, type, takesNull);
        }
        finally
        {
            body.Release();
        }
    }

    /// <summary>Reads the body as UTF-8 text.</summary>
    /// <exception cref="ProblemException">413 when the body is too large; 415 when its Content-Type names another encoding.</exception>
    public async ValueTask<string> ReadTextAsync(CancellationToken cancellationToken = default)
    {
        MediaTypes.ThrowUnlessUtf8(ContentType);
        var body = await ReadWholeAsync(cancellationToken).ConfigureAwait(false);
        var text = Encoding.UTF8.GetString(body.Written.Span);
        body.Release();
        return text;
    }

    /// <summary>Reads the body as it is.</summary>
    /// <exception cref="ProblemException">413 when the body is too large.</exception>
    public async ValueTask<byte[]> ReadBytesAsync(CancellationToken cancellationToken = default)
    {
        var body = await ReadWholeAsync(cancellationToken).ConfigureAwait(false);
        var bytes = body.Written.ToArray();
        body.Release();
        return bytes;
    }

    /// <summary>
    /// Reads the body into a rented buffer, which the caller releases. Its size grows with what has arrived, not with what was announced.
    /// </summary>
    private async ValueTask<RentedBuffer> ReadWholeAsync(CancellationToken cancellationToken)
    {
        var body = new RentedBuffer();
        var room = (int)Math.Clamp((ContentLength ?? 0) + 1, 1, MaxFirstReserve);
        try
        {
            while (await _body.ReadAsync(body.Reserve(room), cancellationToken).ConfigureAwait(false) is var read and > 0)
            {
                body.Advance(read);
                room = 1;
            }

            return body;
        }
        catch
        {
            body.Release();
            throw;
        }
    }
}
