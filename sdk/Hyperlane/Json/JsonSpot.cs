using System.Text.Json.Serialization.Metadata;

namespace Hyperlane.Json;

/// <summary>A value in a JSON text.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Start">Where it starts; -1 where it should be and is not.</param>
/// <param name="Type">What it should be; null where nothing is known of that.</param>
/// <param name="Name">The name of the member that it is, or lies in; empty where it lies in none.</param>
internal readonly record struct JsonSpot(string Path, int Start, JsonTypeInfo? Type, Range Name);
