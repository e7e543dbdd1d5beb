using System.Text.Json.Serialization;

namespace Hyperlane.Tests.Endpoints;

/// <summary>An enum in every place that JSON has.</summary>
public sealed record Palette(
    Paint Main,
    Paint? Second = null,
    List<Paint>? Others = null,
    Paint?[]? Gaps = null,
    Dictionary<string, Paint>? Named = null,
    Dictionary<Paint, int>? Weights = null,
    Palette? Inner = null)
{
    [JsonConverter(typeof(JsonStringEnumConverter<Paint>))]
    public Paint Own { get; init; }

    [JsonConverter(typeof(JsonStringEnumConverter))]
    public Paint? OwnOrNone { get; init; }
}
