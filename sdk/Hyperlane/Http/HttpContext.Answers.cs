using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Hyperlane.Json;
using Hyperlane.Values;

namespace Hyperlane.Http;

/// <content>The usual answers, a line each.</content>
public sealed partial class HttpContext
{
    /// <summary>So few characters that room for the most bytes they could become wastes little.</summary>
    private const int ShortText = 1024;

    private Utf8JsonWriter? _json;

    /// <summary>Answers with text, as UTF-8.</summary>
    public ValueTask Text(string text, int statusCode = 200)
    {
        ArgumentNullException.ThrowIfNull(text);
        Response.StatusCode = statusCode;
        if (Response.ContentType is null)
        {
            Response.SetKnownContentType(MediaTypes.Text);
        }

        var body = Response.BodyWriter;
        if (text.Length <= ShortText)
        {
            body.Advance(Encoding.UTF8.GetBytes(text, body.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));
        }
        else
        {
            Encoding.UTF8.GetBytes(text, body);
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Answers with bytes of a media type.</summary>
    public async ValueTask Bytes(ReadOnlyMemory<byte> bytes, string contentType, int statusCode = 200)
    {
        Response.StatusCode = statusCode;
        Response.ContentType = contentType;
        Response.ContentLength = bytes.Length;
        await Response.BodyWriter.WriteAsync(bytes).ConfigureAwait(false);
    }

    /// <summary>Answers with JSON, written with the options of the app.</summary>
    /// <remarks>
    /// The type must be known to a <c>JsonSerializerContext</c> in the options, or reflection must be allowed, as it is unless the app is
    /// trimmed.
    /// </remarks>
    public ValueTask Json<T>(T value, int statusCode = 200)
        => Json(value, JsonTypeSearch.Of(value, ServerServices.Json), statusCode);

    /// <summary>Answers with JSON, written by <paramref name="type"/>.</summary>
    public ValueTask Json<T>(T value, JsonTypeInfo<T> type, int statusCode = 200)
    {
        Response.StatusCode = statusCode;
        if (Response.ContentType is not { } own || !MediaTypes.IsJson(own))
        {
            Response.SetKnownContentType(MediaTypes.Json);
        }

        var json = BeginJson();
        JsonSerializer.Serialize(json, value, type);
        json.Flush();
        return ValueTask.CompletedTask;
    }

    /// <summary>Answers 201 with what was created (RFC 9110 §15.3.2).</summary>
    /// <param name="location">Where it is from now on; what a client wrote in it must be percent-encoded
    /// (<see cref="Uri.EscapeDataString(string)"/>).</param>
    /// <param name="value">What was created, answered as JSON.</param>
    public ValueTask Created<T>(string location, T value)
    {
        Response.Headers["Location"] = LocationText.For(this, location);
        return Json(value, 201);
    }

    /// <summary>Answers 204: done, and nothing to say (RFC 9110 §15.3.5).</summary>
    public ValueTask NoContent()
    {
        Response.StatusCode = 204;
        return ValueTask.CompletedTask;
    }

    /// <summary>Sends the client elsewhere: by 302, or for good by 308, which keeps method and body (RFC 9110 §15.4).</summary>
    /// <param name="location">Where to; what a client wrote in it must be percent-encoded.</param>
    /// <param name="permanent">Whether clients may remember it.</param>
    public ValueTask Redirect(string location, bool permanent = false)
    {
        Response.StatusCode = permanent ? 308 : 302;
        Response.Headers["Location"] = LocationText.For(this, location);
        return ValueTask.CompletedTask;
    }

    /// <summary>Answers with a problem (RFC 9457) of this status.</summary>
    public ValueTask Problem(int statusCode, string? detail = null)
        => Problem(new ProblemDetails { Status = statusCode, Detail = detail });

    /// <summary>Answers with a problem (RFC 9457).</summary>
    public ValueTask Problem(ProblemDetails problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        Response.StatusCode = problem.Status;
        Response.ContentType = MediaTypes.ProblemJson;
        var json = BeginJson();
        problem.Write(json, TraceIdentifier, ServerServices.Json);
        json.Flush();
        return ValueTask.CompletedTask;
    }

    /// <summary>Answers 404 with the path as the client wrote it, but without control characters.</summary>
    internal ValueTask NothingHere() => Problem(404, $"There is nothing at {ClientText.Line(Request.Path)}.");

    private Utf8JsonWriter BeginJson()
    {
        if (_json is null)
        {
            var options = ServerServices.Json;
            _json = new Utf8JsonWriter(Response.BodyWriter,
                new JsonWriterOptions { Encoder = options.Encoder, Indented = options.WriteIndented, MaxDepth = options.MaxDepth });
        }
        else
        {
            _json.Reset(Response.BodyWriter);
        }

        return _json;
    }
}
