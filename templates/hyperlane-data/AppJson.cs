using System.Text.Json;
using System.Text.Json.Serialization;

namespace HyperlaneData._1;

/// <summary>
/// The types of this project that travel as JSON. From this list the compiler writes the code that reads and writes them, so none of it
/// has to be found out by reflection while the program runs. What a new endpoint takes as its body or returns goes on this list.
/// </summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
[JsonSerializable(typeof(DatasetRename))]
[JsonSerializable(typeof(Health))]
public sealed partial class AppJson : JsonSerializerContext;
