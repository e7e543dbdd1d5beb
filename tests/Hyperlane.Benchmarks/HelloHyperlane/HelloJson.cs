using System.Text.Json;
using System.Text.Json.Serialization;

namespace HelloHyperlane;

/// <summary>What travels as JSON.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Greeting))]
[JsonSerializable(typeof(Person))]
public sealed partial class HelloJson : JsonSerializerContext;
