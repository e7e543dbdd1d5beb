using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;

namespace Hyperlane.Soak.Sweep;

/// <summary>
/// Asks a running hyperlane-data every function of its engine with hostile arguments. After each it asserts what any other client
/// sees: the service lives and answers <c>SELECT 1</c> in time. An answer of 500 fails, too.
/// </summary>
internal sealed class FunctionSweep(Uri url, bool isDuckDb, TimeSpan patience)
{
    /// <summary>How long a hostile question may take: the service has a limit of its own, and an answer after it.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly HttpClient _hostile = new() { BaseAddress = url, Timeout = Longest };
    private readonly HttpClient _other = new() { BaseAddress = url, Timeout = Longest };
    private readonly SortedDictionary<string, int> _answers = new(StringComparer.Ordinal);
    private readonly List<string> _failures = [];
    private TimeSpan _slowest;

    /// <summary>Asks, and writes what came of it.</summary>
    /// <param name="only">One function alone, or null for all.</param>
    /// <param name="seed">The order of the calls.</param>
    /// <param name="time">How long.</param>
    /// <returns>Whether nothing failed.</returns>
    public async Task<bool> RunAsync(string? only, int seed, TimeSpan time)
    {
        var functions = isDuckDb ? FunctionList.OfDuckDb() : await FunctionList.OfPostgresAsync(_hostile);
        string[] calls = [.. functions.Where(function => only is null || function.Name == $"\"{only}\"")
            .SelectMany(function => HostileCalls.Of(function, isDuckDb))];
        new Random(seed).Shuffle(calls); // so that a short run, too, sees all kinds
        Console.WriteLine($"{functions.Count} functions, {calls.Length} calls, {time.TotalSeconds:0} s");
        var clock = Stopwatch.StartNew();
        var done = 0;
        foreach (var sql in calls)
        {
            if (clock.Elapsed > time || _failures.Count >= 20)
            {
                break;
            }

            await TryAsync(sql);
            if (++done % 500 == 0)
            {
                Console.WriteLine($"{clock.Elapsed.TotalSeconds,6:0} s  {done} calls  {_failures.Count} failures  SELECT 1 of another client: {_slowest.TotalMilliseconds:0} ms at most");
            }
        }

        Console.WriteLine($"{done} of {calls.Length} calls; SELECT 1 of another client: {_slowest.TotalMilliseconds:0} ms at most");
        foreach (var (answer, count) in _answers)
        {
            Console.WriteLine($"{count,8}  {answer}");
        }

        _failures.ForEach(Console.WriteLine);
        return _failures.Count == 0 && done > 0;
    }

    private async Task TryAsync(string sql)
    {
        try
        {
            using var answer = await AskAsync(_hostile, sql);
            var status = ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
            _answers[status] = _answers.GetValueOrDefault(status) + 1;
            if (status == "500")
            {
                _failures.Add($"500: {sql}: {await answer.Content.ReadAsStringAsync()}");
            }
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException or IOException)
        {
            _failures.Add($"{error.GetType().Name}: {sql}");
        }

        await EnsureOthersAreAnsweredAsync(sql);
    }

    private async Task EnsureOthersAreAnsweredAsync(string sql)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            using var answer = await AskAsync(_other, "SELECT 1");
            if (!answer.IsSuccessStatusCode || clock.Elapsed > patience)
            {
                _failures.Add($"another client got {(int)answer.StatusCode} after {clock.ElapsedMilliseconds} ms, after {sql}");
            }
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException or IOException)
        {
            _failures.Add($"another client got {error.GetType().Name}, after {sql}");
        }

        _slowest = clock.Elapsed > _slowest ? clock.Elapsed : _slowest;
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, string sql)
    {
        var answer = await client.PostAsJsonAsync(new Uri("/query", UriKind.Relative), new Dictionary<string, string> { ["sql"] = sql });
        await answer.Content.LoadIntoBufferAsync();
        return answer;
    }
}
