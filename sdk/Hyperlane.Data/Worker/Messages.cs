using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hyperlane.Data;

/// <summary>What a worker may do, told once.</summary>
/// <param name="Folder">The only folder in which it writes by itself.</param>
/// <param name="Memory">How much memory DuckDB may take for a question, in bytes.</param>
/// <param name="Disk">How much disk it may take for what does not fit into memory, in bytes.</param>
/// <param name="LoadMemory">How much memory DuckDB may take for a file, in bytes.</param>
/// <param name="MaxValue">The longest text or blob of an answer, in bytes.</param>
/// <param name="AddressSpace">How much address space a request may take on top of what there is, in bytes (RLIMIT_AS).</param>
/// <param name="MaxNesting">How deep JSON may be nested in a file.</param>
/// <param name="IsAsked">Whether it answers questions, beside reading files.</param>
internal sealed record WorkerSettings(string Folder, long Memory, long Disk, long LoadMemory, int MaxValue, long AddressSpace, int MaxNesting, bool IsAsked)
{
    /// <summary>How long a row of an answer may be, where a value may have so many bytes.</summary>
    public static int MostBytes(int maxValue) => (int)Math.Min(Array.MaxLength, (4L * maxValue) + (1 << 20));
}

/// <summary>A request: one of the first three.</summary>
/// <param name="Question">Something to ask of datasets.</param>
/// <param name="File">A file to read.</param>
/// <param name="Database">A database file to ask which dataset is in it.</param>
/// <param name="Seconds">How many seconds of the processor it may take; 0 for as many as it likes.</param>
internal sealed record WorkerRequest(Question? Question, FileRequest? File, string? Database, int Seconds);

/// <summary>SQL with its values.</summary>
/// <param name="Sql">One SELECT.</param>
/// <param name="Values">What <c>$1</c>, <c>$2</c> are, after the parameters.</param>
/// <param name="MostRows">After how many rows to end.</param>
/// <param name="Client">Which client wrote it: then no other one shares its DuckDB. Null where the service asks.</param>
/// <param name="Text">As which text the rows are wanted; null for values.</param>
/// <param name="Parameters">What <c>$1</c>, <c>$2</c> are, where a client has named values: each of its own type.</param>
internal sealed record Question(string Sql, IReadOnlyList<string> Values, int MostRows, string? Client, TextFormat? Text, IReadOnlyList<JsonElement>? Parameters = null);

/// <summary>Files to read, as one table.</summary>
/// <param name="Files">Where they are.</param>
/// <param name="Options">How they are to be read.</param>
/// <param name="Draft">What is known of the dataset so far.</param>
/// <param name="Into">The database file to make of them; null where the rows are wanted.</param>
/// <param name="Preview">That the only one is only to be looked at.</param>
/// <param name="Rejects">Where to write the list of what is left out; null for nowhere.</param>
/// <param name="Before">The columns that they must have; null if any will do.</param>
internal sealed record FileRequest(
    IReadOnlyList<FilePlace> Files, ReadOptions Options, Dataset Draft, string? Into, PreviewRequest? Preview = null, string? Rejects = null, IReadOnlyList<Column>? Before = null);

/// <summary>What a question names.</summary>
/// <param name="Names">Tables, schemas and databases.</param>
/// <param name="Own">Tables that it makes for itself, by WITH. Inside, the name may still mean a dataset.</param>
/// <param name="IsOfAll">Whether it looks at the list of all tables.</param>
internal sealed record TableNames(IReadOnlyList<string> Names, IReadOnlyList<string> Own, bool IsOfAll);

/// <summary>A dataset, and the file it is in; without one, it is only seen to be there.</summary>
internal sealed record TablePlace(Dataset Dataset, string? Path);

/// <summary>A request is done.</summary>
/// <param name="Dataset">What became of a file, or what it says.</param>
/// <param name="IsMore">Whether there are more rows than were wanted.</param>
/// <param name="Preview">How a file would be read.</param>
internal sealed record WorkerDone(Dataset? Dataset = null, bool IsMore = false, Preview? Preview = null);

/// <summary>Why a request failed: the parts of a problem.</summary>
/// <param name="Status">The status of the answer.</param>
/// <param name="Title">Its title.</param>
/// <param name="Detail">What is wrong.</param>
/// <param name="Errors">By field.</param>
/// <param name="More">What else the problem says.</param>
/// <param name="IsBroken">Whether the worker had better not be asked again.</param>
internal sealed record WorkerProblem(
    int Status, string? Title, string? Detail, IReadOnlyDictionary<string, string[]>? Errors = null, IReadOnlyDictionary<string, JsonElement>? More = null, bool IsBroken = false)
{
    /// <summary>What is said of a request that takes more memory than it may.</summary>
    public static readonly WorkerProblem TooLarge = new(422, null, "This takes more memory than it may. Ask for less: fewer groups, fewer columns, a LIMIT.", IsBroken: true);

    /// <summary>What is said of a file that takes more memory than it may.</summary>
    public static readonly WorkerProblem TooLargeFile = new(422, null, "Loading this file takes more memory than the service may use (Data:LoadMemory). Of a workbook, all texts are in memory: save the sheet as CSV.", IsBroken: true);

    /// <summary>A problem on its way out of the worker.</summary>
    public static WorkerProblem Of(ProblemDetails problem)
        => new(problem.Status, problem.Title, problem.Detail, problem.Errors.AsReadOnly(), problem.Extensions.ToDictionary(member => member.Key, member => JsonOf(member.Value)));

    /// <summary>The problem, on the other side.</summary>
    public ProblemException ToException() => new(new ProblemDetails
    {
        Status = Status,
        Title = Title,
        Detail = Detail,
        Errors = new Dictionary<string, string[]>(Errors ?? new Dictionary<string, string[]>()),
        Extensions = (More ?? new Dictionary<string, JsonElement>()).ToDictionary(member => member.Key, member => ValueOf(member.Value)),
    });

    private static JsonElement JsonOf(object? value)
        => value is int number ? JsonSerializer.SerializeToElement(number, WorkerJson.Default.Int32) : JsonSerializer.SerializeToElement(value?.ToString(), WorkerJson.Default.String);

    private static object? ValueOf(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetInt32() : value.GetString();
}

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
