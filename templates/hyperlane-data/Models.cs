using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HyperlaneData._1;

/// <summary>What a column holds. Every engine's many types are one of these.</summary>
public enum ColumnType
{
    [JsonStringEnumMemberName("boolean")] Boolean,
    [JsonStringEnumMemberName("integer")] Integer,
    [JsonStringEnumMemberName("number")] Number,
    [JsonStringEnumMemberName("text")] Text,
    [JsonStringEnumMemberName("date")] Date,
    [JsonStringEnumMemberName("time")] Time,
    [JsonStringEnumMemberName("timestamp")] Timestamp,
    [JsonStringEnumMemberName("json")] Json,
}

/// <summary>A column of a dataset or of an answer.</summary>
/// <param name="Name">Its name in SQL.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Precision">How many digits its numbers have, where they are exact decimals, or integers of more than 64 bits.</param>
/// <param name="Scale">How many of those digits stand behind the point.</param>
public sealed record Column(
    string Name, ColumnType Type, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Precision = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Scale = null)
{
    /// <summary>Whether one can calculate with it.</summary>
    [JsonIgnore]
    public bool IsNumeric => Type is ColumnType.Integer or ColumnType.Number;
}

/// <summary>A file that was loaded: a table one can ask.</summary>
/// <param name="Id">Its address: <c>/datasets/{id}</c>.</param>
/// <param name="Name">The name of its table in SQL.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Columns">Its columns, in their order.</param>
/// <param name="Bytes">The size of the file that it came from.</param>
/// <param name="Source">The name of that file.</param>
/// <param name="Skipped">How many broken rows were left out, as <c>onError=skip</c> asked.</param>
/// <param name="CreatedAt">When it was loaded, UTC.</param>
/// <param name="Origin">Where its facts come from, if that is known.</param>
/// <param name="Reading">How the file was read, and why so.</param>
public sealed record Dataset(
    string Id, string Name, long Rows, IReadOnlyList<Column> Columns, long Bytes, string Source, long Skipped, DateTime CreatedAt, string? Origin = null,
    Reading? Reading = null)
{
    /// <summary>What is not there yet.</summary>
    [JsonIgnore]
    public static Dataset Nothing { get; } = new("", "", 0, [], 0, "", 0, default);
}

/// <summary>What to do with a row that cannot be read.</summary>
public enum OnError
{
    /// <summary>Refuse the file, and say which row and why.</summary>
    [JsonStringEnumMemberName("fail")] Fail,

    /// <summary>Leave the row out, and count it.</summary>
    [JsonStringEnumMemberName("skip")] Skip,

    /// <summary>Keep the row without the value that cannot be read. A row with too many or too few fields is left out.</summary>
    [JsonStringEnumMemberName("null")] Null,
}

/// <summary>What a client asks for with a file.</summary>
public sealed record Upload(Guid Job, string? Name, string? File, ReadOptions Options);

/// <summary>How far an upload is.</summary>
public enum JobState
{
    [JsonStringEnumMemberName("receiving")] Receiving,
    [JsonStringEnumMemberName("reading")] Reading,
    [JsonStringEnumMemberName("done")] Done,
    [JsonStringEnumMemberName("failed")] Failed,
    [JsonStringEnumMemberName("cancelled")] Cancelled,
}

/// <summary>An upload under way, or one that has ended a short time ago.</summary>
/// <param name="Id">Its address: <c>/jobs/{id}</c>.</param>
/// <param name="Name">The name of the dataset that it will be.</param>
/// <param name="State">How far it is.</param>
/// <param name="Received">How many bytes have arrived.</param>
/// <param name="Total">How many will, if the client has said so.</param>
/// <param name="Percent">How much of the present step is done, from 0 to 100, if that is known.</param>
/// <param name="Dataset">What became of it, once it is done.</param>
/// <param name="Problem">Why it failed.</param>
public sealed record JobStatus(
    Guid Id, string Name, JobState State, long Received, long? Total, double? Percent, Dataset? Dataset = null, JobProblem? Problem = null);

/// <summary>Why an upload failed: the same as the problem that its request was answered with.</summary>
public sealed record JobProblem(int Status, string? Title, string? Detail, IDictionary<string, string[]> Errors);

/// <summary>Something to ask of all datasets: each is a table by its name.</summary>
/// <param name="Sql">One SELECT.</param>
/// <param name="Limit">How many rows at most; without it, as many as the settings allow.</param>
/// <param name="Parameters">The values of its parameters, by name: <c>WHERE city = :city</c>. Texts, numbers, true, false and null.</param>
public sealed record SqlQuery(
    [Required, StringLength(100_000)] string Sql, [Range(1, int.MaxValue)] int? Limit = null, IReadOnlyDictionary<string, JsonElement>? Parameters = null);

/// <summary>How many values become one.</summary>
public enum AggregateFunction
{
    [JsonStringEnumMemberName("count")] Count,
    [JsonStringEnumMemberName("sum")] Sum,
    [JsonStringEnumMemberName("avg")] Avg,
    [JsonStringEnumMemberName("min")] Min,
    [JsonStringEnumMemberName("max")] Max,
    [JsonStringEnumMemberName("median")] Median,
    [JsonStringEnumMemberName("stddev")] Stddev,
    [JsonStringEnumMemberName("distinct")] Distinct,
}

/// <summary>Rows that a condition holds for.</summary>
public enum FilterOperator
{
    [JsonStringEnumMemberName("eq")] Eq,
    [JsonStringEnumMemberName("ne")] Ne,
    [JsonStringEnumMemberName("lt")] Lt,
    [JsonStringEnumMemberName("le")] Le,
    [JsonStringEnumMemberName("gt")] Gt,
    [JsonStringEnumMemberName("ge")] Ge,
    [JsonStringEnumMemberName("contains")] Contains,
    [JsonStringEnumMemberName("starts")] Starts,
    [JsonStringEnumMemberName("null")] Null,
    [JsonStringEnumMemberName("notnull")] NotNull,
}

/// <summary>One number for each group.</summary>
/// <param name="Function">How it is made.</param>
/// <param name="Column">Of which values; a count needs none, and is then of all rows.</param>
/// <param name="As">The name of the column in the answer. Default: <c>sum of Area</c>.</param>
public sealed record Measure(AggregateFunction Function, string? Column = null, [StringLength(200)] string? As = null)
{
    /// <summary>The name of the column in the answer.</summary>
    [JsonIgnore]
    public string Label => As ?? Function.ToString().ToLowerInvariant() + (Column is null ? "" : $" of {Column}");
}

/// <summary>A condition on one column.</summary>
public sealed record Filter(string Column, FilterOperator Op, JsonElement? Value = null)
{
    /// <summary>A condition with a value as text.</summary>
    public static Filter Of(string column, FilterOperator op, string? value)
        => new(column, op, value is null ? null : JsonSerializer.SerializeToElement(value, DataJson.Default.String));

    /// <summary>A condition as it stands in an address: <c>column:op:value</c>. Names may have colons in them, too: the longest name that fits is meant.</summary>
    public static Filter Parse(Dataset dataset, string text)
    {
        var name = dataset.Columns.Select(column => column.Name).Where(name => text.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)).MaxBy(name => name.Length)
            ?? Sql.Find(dataset, text.Split(':')[0], "filter").Name;
        string[] rest = text.Length > name.Length ? text[(name.Length + 1)..].Split(':', 2) : [""];
        return Enum.TryParse<FilterOperator>(rest[0], ignoreCase: true, out var op) && !char.IsAsciiDigit(rest[0][0])
            ? Of(name, op, rest.ElementAtOrDefault(1))
            : throw new ProblemException(Problem.Validation("filter", $"'{text}': a filter is column:op:value, and op is one of {string.Join(", ", Enum.GetNames<FilterOperator>()).ToLowerInvariant()}."));
    }
}

/// <summary>An order by a column of the answer.</summary>
public sealed record Order(string By, bool Descending = false);

/// <summary>What to count and add up, by groups.</summary>
public sealed record Aggregation(
    [MaxLength(16)] IReadOnlyList<string>? GroupBy = null,
    [MaxLength(64)] IReadOnlyList<Measure>? Measures = null,
    [MaxLength(64)] IReadOnlyList<Filter>? Filters = null,
    [MaxLength(16)] IReadOnlyList<Order>? OrderBy = null,
    [Range(1, 100_000)] int Limit = 1_000);

/// <summary>Rows of a dataset, of an aggregation or of a query.</summary>
/// <param name="Columns">Their columns.</param>
/// <param name="Rows">The rows, each with a value for each column.</param>
/// <param name="Truncated">Whether there are more rows than were asked for, or than one answer may have.</param>
/// <param name="Total">How many there are altogether, where that is known.</param>
/// <param name="Milliseconds">How long it took.</param>
public sealed record Table(IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows, bool Truncated, long? Total, long Milliseconds);

/// <summary>The section <c>Data</c> of appsettings.json.</summary>
public sealed class DataSettings
{
    /// <summary>Where datasets are kept. Default: <c>storage</c>, beside the program.</summary>
    public string Folder { get; set; } = "storage";

#if (postgres)
    /// <summary>How to connect to PostgreSQL as the role that the datasets belong to.</summary>
    public string Postgres { get; set; } = "";

    /// <summary>How to connect as the role that asks: it may read the datasets and nothing else. It is made if it does not exist.</summary>
    public string PostgresReader { get; set; } = "";

#endif
    /// <summary>The largest file that is taken, in bytes. Default: 16 GiB.</summary>
    public long MaxUpload { get; set; } = 16L << 30;

    /// <summary>How large a packed file may be when it is unpacked, in bytes. Default: 16 GiB.</summary>
    public long MaxUnpacked { get; set; } = 16L << 30;

    /// <summary>How many times its size a packed file may be unpacked, once it has more than 64 MiB. Default: 250.</summary>
    public int MaxRatio { get; set; } = 250;

    /// <summary>How deep JSON may be nested in a file. Default: 100.</summary>
    public int MaxNesting { get; set; } = 100;

    /// <summary>How long reading one file may take, from its turn on. Default: 30 min.</summary>
    public TimeSpan LoadTimeout { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How many datasets there may be. Default: 1,000.</summary>
    public int MaxDatasets { get; set; } = 1_000;

    /// <summary>How many bytes on the disk datasets and uploads under way may take together. Default: 64 GiB.</summary>
    public long Quota { get; set; } = 64L << 30;

    /// <summary>How much memory loading one file may take; a process that takes 256 MiB more than that is ended. Default: 384MB.</summary>
    public string LoadMemory { get; set; } = "384MB";

    /// <summary>How much memory one query may take; a process that takes 256 MiB more than that is ended. Default: 384MB.</summary>
    public string QueryMemory { get; set; } = "384MB";

    /// <summary>How much disk one query may take for what does not fit into memory. Default: 2GB.</summary>
    public string QueryDisk { get; set; } = "2GB";

    /// <summary>How long a query may take. Default: 30 s.</summary>
    public TimeSpan QueryTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long one value of an answer may be, in bytes. Default: 16 MiB.</summary>
    public int MaxValue { get; set; } = 16 << 20;

    /// <summary>How many rows an answer in JSON has at most. Default: 10,000.</summary>
    public int MaxRows { get; set; } = 10_000;

    /// <summary>How many rows an export has at most. Default: 10 million.</summary>
    public int MaxExportRows { get; set; } = 10_000_000;

    /// <summary>How many queries run at a time; others wait for their turn. Default: 4.</summary>
    public int ConcurrentQueries { get; set; } = 4;

    /// <summary>How many queries may wait; further ones are refused with 503. Default: 1,000.</summary>
    public int WaitingQueries { get; set; } = 1_000;

    /// <summary>How many queries one client may have at a time: a user, if there are any, or an address. Default: 2.</summary>
    public int QueriesPerClient { get; set; } = 2;

    /// <summary>How many queries of one client may wait; further ones are refused with 429. Default: 100.</summary>
    public int WaitingQueriesPerClient { get; set; } = 100;

    /// <summary>How many charts are painted at a time; others wait for their turn. Default: 2.</summary>
    public int ConcurrentCharts { get; set; } = 2;

    /// <summary>
    /// Whether CSV has an apostrophe before texts that a spreadsheet would take for a formula, as <c>=1+1</c>. The file is then no longer what
    /// the dataset is. Default: false.
    /// </summary>
    public bool EscapeFormulas { get; set; }

    /// <summary>How many files are loaded at a time; others wait for their turn. Default: 1.</summary>
    public int ConcurrentLoads { get; set; } = 1;

    /// <summary>How many files of one client may be loaded or be next at a time; its others wait behind those of other clients. Default: 1.</summary>
    public int LoadsPerClient { get; set; } = 1;
}

/// <summary>Whether the service works.</summary>
public sealed record Health(string Status);

/// <summary>
/// Every type that travels as JSON. From this list the compiler writes the code that reads and writes them, so none of it
/// has to be found out by reflection while the program runs. What a new endpoint takes as its body or returns goes on this list.
/// </summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(IReadOnlyList<Dataset>))]
[JsonSerializable(typeof(JobStatus))]
#if (duckdb)
[JsonSerializable(typeof(FileNote))]
#endif
[JsonSerializable(typeof(Preview))]
[JsonSerializable(typeof(SqlQuery))]
[JsonSerializable(typeof(StatisticsAnswer))]
[JsonSerializable(typeof(QueryDataset))]
[JsonSerializable(typeof(DatasetRename))]
[JsonSerializable(typeof(DatasetChange))]
[JsonSerializable(typeof(Aggregation))]
[JsonSerializable(typeof(Profile))]
[JsonSerializable(typeof(IAsyncEnumerable<ColumnProfile>))]
[JsonSerializable(typeof(Table))]
[JsonSerializable(typeof(ChartQuery))]
[JsonSerializable(typeof(ChartPlan))]
[JsonSerializable(typeof(SqlChart))]
[JsonSerializable(typeof(Health))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(decimal))]
[JsonSerializable(typeof(string))]
public sealed partial class DataJson : JsonSerializerContext;
