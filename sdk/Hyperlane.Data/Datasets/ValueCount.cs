using System.Text.Json.Serialization;

namespace Hyperlane.Data;

/// <summary>A value and how often it is there.</summary>
public sealed record ValueCount([property: JsonConverter(typeof(CellConverter))] object? Value, long Count);
