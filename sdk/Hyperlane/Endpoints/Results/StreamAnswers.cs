using System.Buffers;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Hyperlane.Endpoints.Streams;
using Hyperlane.Http;
using Hyperlane.Http.Messages;
using Hyperlane.Json;

namespace Hyperlane.Endpoints;

/// <summary>Answers that are sent as they come about, for as long as it takes.</summary>
/// <remarks>
/// Both end when the client leaves, and cleanly when the server begins to stop: the token that their producer gets
/// (<c>[EnumeratorCancellation]</c>) fires then, and a producer that does not listen is left behind. A producer that
/// fails is a problem (RFC 9457) as long as nothing was sent; later the connection is cut, so that the client can tell.
/// </remarks>
public static class StreamAnswers
{
    private const string Lines = "application/jsonl";
    private const string Json = "application/json";

    /// <summary>Answers with JSON lines: each item in a line of its own, sent before the producer is waited for.</summary>
    /// <param name="context">The request and its answer.</param>
    /// <param name="items">What to send.</param>
    /// <param name="type">How to write an item; null for the JSON options of the app.</param>
    public static ValueTask JsonLines<T>(this HttpContext context, IAsyncEnumerable<T> items, JsonTypeInfo<T>? type = null)
        => Items(context, items, type, isArray: false);

    /// <summary>Answers with a JSON array, whose items are sent as they come.</summary>
    /// <param name="context">The request and its answer.</param>
    /// <param name="items">What to send.</param>
    /// <param name="type">How to write an item; null for the JSON options of the app.</param>
    public static ValueTask JsonArray<T>(this HttpContext context, IAsyncEnumerable<T> items, JsonTypeInfo<T>? type = null)
        => Items(context, items, type, isArray: true);

    /// <summary>
    /// Answers with JSON lines, or with a JSON array where the client would rather have <c>application/json</c> (RFC 9110 §12.5.1).
    /// </summary>
    /// <param name="context">The request and its answer.</param>
    /// <param name="items">What to send.</param>
    /// <param name="type">How to write an item; null for the JSON options of the app.</param>
    public static ValueTask JsonItems<T>(this HttpContext context, IAsyncEnumerable<T> items, JsonTypeInfo<T>? type = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.Headers.Append("Vary", "Accept");
        return Items(context, items, type, AcceptHeader.Prefers(context.Request.Headers["Accept"], Json, Lines));
    }

    private static async ValueTask Items<T>(HttpContext context, IAsyncEnumerable<T> items, JsonTypeInfo<T>? type, bool isArray)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(items);
        context.Response.ContentType = isArray ? MediaTypes.Json : Lines;
        if (IsHead(context))
        {
            return;
        }

        using var stop = LinkedStop.SourceOf(context);
        using var writer = new JsonItemsWriter<T>(context.Response.BodyWriter, type ?? TypeOf<T>(context), isArray);
        var stoppable = new StoppableItems<T>(items, stop.Token);
        await using var _ = ((IAsyncDisposable)stoppable).ConfigureAwait(false);
        await writer.WriteAsync(stoppable, stop).ConfigureAwait(false);
    }

    /// <summary>Answers with server-sent events, the format of the browsers' <c>EventSource</c>; each is sent at once.</summary>
    /// <param name="context">The request and its answer.</param>
    /// <param name="events">What to send. Text goes as it is, anything else as JSON; a line break in it is no harm.</param>
    /// <param name="type">How to write the data of an event; null for the JSON options of the app.</param>
    /// <remarks>A browser asks again when the stream has ended, with the <c>Last-Event-ID</c> it has seen.</remarks>
    public static async ValueTask ServerSentEvents<T>(this HttpContext context, IAsyncEnumerable<SseItem<T>> events,
        JsonTypeInfo<T>? type = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(events);
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers["Cache-Control"] ??= "no-cache";
        if (IsHead(context))
        {
            return;
        }

        using var stop = LinkedStop.SourceOf(context);
        try
        {
            // The head goes out before the first event: that is when a browser says the stream is open.
            await context.Response.BodyWriter.FlushAsync().ConfigureAwait(false);
            await SseFormatter.WriteAsync(
                new StoppableItems<SseItem<T>>(events, stop.Token),
                new FlushingStream(context.Response.BodyWriter, stop),
                FormatterOf(context, type),
                CancellationToken.None).ConfigureAwait(false);
        }
        catch (IOException error) when (context.IsDisconnect(error))
        {
            // The client is gone; nobody is left to tell.
        }
    }

    private static bool IsHead(HttpContext context) => context.Request.Method == HttpMethods.Head;

    private static JsonTypeInfo<T> TypeOf<T>(HttpContext context) => JsonTypeSearch.Of<T>(context.ServerServices.Json);

    private static Action<SseItem<T>, IBufferWriter<byte>> FormatterOf<T>(HttpContext context, JsonTypeInfo<T>? type)
    {
        if (typeof(T) == typeof(string))
        {
            return static (item, output) => Encoding.UTF8.GetBytes((string?)(object?)item.Data, output);
        }

        type ??= TypeOf<T>(context);
        return (item, output) =>
        {
            using var json = new Utf8JsonWriter(
                output, new JsonWriterOptions { Encoder = type.Options.Encoder, MaxDepth = type.Options.MaxDepth });
            JsonSerializer.Serialize(json, item.Data, type);
        };
    }
}
