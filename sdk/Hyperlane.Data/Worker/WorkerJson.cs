using System.Text.Json.Serialization;

namespace Hyperlane.Data;

/// <summary>All that travels as JSON between the service and a worker.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(WorkerSettings))]
[JsonSerializable(typeof(WorkerRequest))]
[JsonSerializable(typeof(TableNames))]
[JsonSerializable(typeof(IReadOnlyList<TablePlace>))]
[JsonSerializable(typeof(IReadOnlyList<Column>))]
[JsonSerializable(typeof(WorkerDone))]
[JsonSerializable(typeof(WorkerProblem))]
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(string))]
internal sealed partial class WorkerJson : JsonSerializerContext;
