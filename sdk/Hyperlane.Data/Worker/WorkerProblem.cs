using System.Text.Json;

namespace Hyperlane.Data;

/// <summary>Why a request failed: the parts of a problem.</summary>
/// <param name="Status">The status of the answer.</param>
/// <param name="Title">Its title.</param>
/// <param name="Detail">What is wrong.</param>
/// <param name="Errors">By field.</param>
/// <param name="More">What else the problem says.</param>
/// <param name="IsBroken">Whether the worker had better not be asked again.</param>
internal sealed record WorkerProblem(
    int Status, string? Title, string? Detail, IReadOnlyDictionary<string, string[]>? Errors = null,
    IReadOnlyDictionary<string, JsonElement>? More = null, bool IsBroken = false)
{
    /// <summary>What is said of a request that takes more memory than it may.</summary>
    public static readonly WorkerProblem TooLarge =
        new(422, null, "This takes more memory than it may. Ask for less: fewer groups, fewer columns, a LIMIT.", IsBroken: true);

    /// <summary>What is said of a file that takes more memory than it may.</summary>
    public static readonly WorkerProblem TooLargeFile = new(
        422, null, "Loading this file takes more memory than the service may use (Data:LoadMemory). Of a workbook, all texts are in memory: save the sheet as CSV.", IsBroken: true);

    /// <summary>A problem on its way out of the worker.</summary>
    public static WorkerProblem Of(ProblemDetails problem)
        => new(problem.Status, problem.Title, problem.Detail, problem.Errors.AsReadOnly(),
            problem.Extensions.ToDictionary(member => member.Key, member => JsonOf(member.Value)));

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
        => value is int number
            ? JsonSerializer.SerializeToElement(number, WorkerJson.Default.Int32)
            : JsonSerializer.SerializeToElement(value?.ToString(), WorkerJson.Default.String);

    private static object? ValueOf(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetInt32() : value.GetString();
}
