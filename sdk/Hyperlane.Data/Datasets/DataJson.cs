using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hyperlane.Data;

/// <summary>
/// Every type that travels as JSON. From this list the compiler writes the code that reads and writes them, so none of it
/// has to be found out by reflection while the program runs. What a new endpoint takes as its body or returns goes on this list.
/// </summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(IReadOnlyList<Dataset>))]
[JsonSerializable(typeof(JobStatus))]
[JsonSerializable(typeof(Preview))]
[JsonSerializable(typeof(SqlQuery))]
[JsonSerializable(typeof(StatisticsAnswer))]
[JsonSerializable(typeof(QueryDataset))]
[JsonSerializable(typeof(DatasetChange))]
[JsonSerializable(typeof(Aggregation))]
[JsonSerializable(typeof(Profile))]
[JsonSerializable(typeof(IAsyncEnumerable<ColumnProfile>))]
[JsonSerializable(typeof(Table))]
[JsonSerializable(typeof(ChartQuery))]
[JsonSerializable(typeof(ChartPlan))]
[JsonSerializable(typeof(SqlChart))]
[JsonSerializable(typeof(SavedViewContent))]
[JsonSerializable(typeof(IReadOnlyList<SavedView>))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(decimal))]
[JsonSerializable(typeof(string))]
public sealed partial class DataJson : JsonSerializerContext;
