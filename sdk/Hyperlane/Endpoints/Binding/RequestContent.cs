using System.ComponentModel;
using System.IO.Pipelines;
using System.Text;
using Hyperlane.Http;
using Hyperlane.Http.Messages;

namespace Hyperlane.Endpoints.Binding;

/// <summary>Reads the body of a request as text or as bytes, for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RequestContent
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>A reader of the body. It is completed when the request is answered.</summary>
    public static PipeReader Reader(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var reader = PipeReader.Create(context.Request.Body, new StreamPipeReaderOptions(leaveOpen: true));
        context.Own(new CompletedLater(reader));
        return reader;
    }

    /// <summary>Reads text: <c>text/*</c> in UTF-8, or a JSON string.</summary>
    /// <param name="context">The request.</param>
    /// <param name="errors">What is wrong so far.</param>
    /// <returns>The text, or an empty one and one more error.</returns>
    /// <exception cref="ProblemException">413 or 415: nothing can be said about the text itself.</exception>
    public static async ValueTask<(string Body, BindingErrors? Errors)> RequiredTextAsync(HttpContext context, BindingErrors? errors)
    {
        ArgumentNullException.ThrowIfNull(context);
        var type = context.Request.ContentType;
        if (MediaTypes.IsJson(type))
        {
            return await RequestJson.RequiredAsync<string>(context, errors).ConfigureAwait(false);
        }

        CheckText(type);
        var bytes = await context.Request.ReadBytesAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            return (Strict.GetString(bytes.AsSpan().StartsWith(ByteOrderMark) ? bytes.AsSpan(ByteOrderMark.Length) : bytes), errors);
        }
        catch (DecoderFallbackException error)
        {
            BindingErrors.Add(ref errors, BindingSource.Body, "$", $"The text is not UTF-8 (at byte {error.Index}).");
            return ("", errors);
        }
    }

    /// <summary>Reads text, or null if the request has no body.</summary>
    /// <inheritdoc cref="RequiredTextAsync"/>
    public static async ValueTask<(string? Body, BindingErrors? Errors)> OptionalTextAsync(HttpContext context, BindingErrors? errors)
    {
        ArgumentNullException.ThrowIfNull(context);
        return MediaTypes.IsJson(context.Request.ContentType)
            ? await RequestJson.OptionalAsync<string>(context, errors).ConfigureAwait(false)
            : context.Request.ContentLength == 0 ? (null, errors)
            : await RequiredTextAsync(context, errors).ConfigureAwait(false);
    }

    /// <summary>Reads bytes as they are; of JSON, the base64 in a string.</summary>
    /// <param name="context">The request.</param>
    /// <param name="errors">What is wrong so far.</param>
    /// <returns>The bytes, or none and one more error.</returns>
    /// <exception cref="ProblemException">413: there are too many.</exception>
    public static async ValueTask<(byte[] Body, BindingErrors? Errors)> RequiredBytesAsync(HttpContext context, BindingErrors? errors)
    {
        ArgumentNullException.ThrowIfNull(context);
        return MediaTypes.IsJson(context.Request.ContentType)
            ? await RequestJson.RequiredAsync<byte[]>(context, errors).ConfigureAwait(false)
            : (await context.Request.ReadBytesAsync(CancellationToken.None).ConfigureAwait(false), errors);
    }

    /// <summary>Reads bytes, or null if the request has no body.</summary>
    /// <inheritdoc cref="RequiredBytesAsync"/>
    public static async ValueTask<(byte[]? Body, BindingErrors? Errors)> OptionalBytesAsync(HttpContext context, BindingErrors? errors)
    {
        ArgumentNullException.ThrowIfNull(context);
        return MediaTypes.IsJson(context.Request.ContentType)
            ? await RequestJson.OptionalAsync<byte[]>(context, errors).ConfigureAwait(false)
            : context.Request.ContentLength == 0 ? (null, errors)
            : await RequiredBytesAsync(context, errors).ConfigureAwait(false);
    }

    /// <exception cref="ProblemException">415: it is no text, or none that can be read.</exception>
    private static void CheckText(string? type)
    {
        if (!HeaderParameters.MainOf(type).StartsWith("text/", StringComparison.OrdinalIgnoreCase))
        {
            throw MediaTypes.Unsupported(type, "text/plain or a string in application/json");
        }

        MediaTypes.ThrowUnlessUtf8(type);
    }

    private sealed class CompletedLater(PipeReader reader) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => reader.CompleteAsync();
    }
}
