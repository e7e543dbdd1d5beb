using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hyperlane.Data;

/// <summary>What is kept on the disk as JSON, and never travels.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
[JsonSerializable(typeof(FileNote))]
internal sealed partial class StoredJson : JsonSerializerContext;
