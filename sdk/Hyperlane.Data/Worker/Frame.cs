using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Hyperlane.Data;

/// <summary>A message.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Content">The rest. It is overwritten when the next one is read.</param>
internal readonly record struct Frame(FrameKind Kind, ReadOnlyMemory<byte> Content)
{
    /// <summary>The content as JSON.</summary>
    public T Json<T>(JsonTypeInfo<T> type)
        => JsonSerializer.Deserialize(Content.Span, type) ?? throw new InvalidDataException("The frame is empty.");
}
