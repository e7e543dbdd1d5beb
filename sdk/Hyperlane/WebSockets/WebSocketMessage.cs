using System.Text;
using System.Text.Json;
using Hyperlane.Json;

namespace Hyperlane.WebSockets;

/// <summary>A message that has arrived, whole. Its bytes are good until the next one is read.</summary>
public readonly struct WebSocketMessage
{
    private readonly JsonSerializerOptions _json;

    internal WebSocketMessage(ReadOnlyMemory<byte> bytes, bool isText, JsonSerializerOptions json)
    {
        Bytes = bytes;
        IsText = isText;
        _json = json;
    }

    /// <summary>Whether it is text, and so known to be UTF-8; else it is binary.</summary>
    public bool IsText { get; }

    /// <summary>What it consists of. Copy what is kept.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The message as text.</summary>
    public string Text => Encoding.UTF8.GetString(Bytes.Span);

    /// <summary>Reads it as JSON, by the app's JSON options.</summary>
    /// <typeparam name="T">What it should be.</typeparam>
    /// <exception cref="JsonException">It is something else.</exception>
    public T? Json<T>() => JsonSerializer.Deserialize(Bytes.Span, JsonTypeSearch.Of<T>(_json));

    /// <summary>Reads it as JSON that is not <c>null</c>, where that is what it is.</summary>
    internal bool TryReadJson<T>(out T value)
    {
        try
        {
            value = Json<T>()!;
            return value is not null;
        }
        catch (JsonException)
        {
            value = default!;
            return false;
        }
    }
}
