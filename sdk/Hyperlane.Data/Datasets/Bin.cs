using System.Text.Json.Serialization;

namespace Hyperlane.Data;

/// <summary>How many values lie from one border to below the next.</summary>
public sealed record Bin([property: JsonConverter(typeof(CellConverter))] object From,
    [property: JsonConverter(typeof(CellConverter))] object To, long Count);
