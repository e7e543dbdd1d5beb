using System.Net.ServerSentEvents;
using Hyperlane.Endpoints;
using Hyperlane.Http;

namespace Hyperlane.Tests.Endpoints;

/// <summary>Endpoints whose types say little of what they return.</summary>
[Route("/open")]
public static class OpenEndpoints
{
    [Get("/{kind}")]
    public static object Any(string kind) => kind switch
    {
        "anonymous" => new { A = 1, Name = "n", Id = (Guid?)null },
        "projection" => new[] { (1, "a"), (2, "b") }.Select(row => new { Id = row.Item1, row.Item2 }).ToList(),
        "group" => new[] { 1, 2, 3 }.GroupBy(number => number % 2).Select(group => new { group.Key, Count = group.Count() }),
        "pairs" => new List<KeyValuePair<int, int>> { new(1, 2) },
        "tuple" => Tuple.Create(1, "a"),
        "fixed" => new Fixed(3, "f"),
        "own" => new Own(3),
        "text" => "words",
        "number" => 5,
        "problem" => Problem.NotFound("nope"),
        "details" => new ProblemDetails { Status = 418, Title = "Teapot", Instance = "/pots/1", Extensions = { ["size"] = 3, ["lids"] = new[] { "a", "b" }, ["maker"] = new { Name = "m" }, ["status"] = 200 } },
        "nothing" => Results.NoContent(),
        "created" => Results.Created("/open/1", new Fixed(1, "c")),
        "result" => Results.Ok(7),
        "lines" => Lines(),
        "events" => Events(),
        "started" => Task.FromResult(new Fixed(4, "t")),
        "later" => LaterAsync(),
        "value" => new ValueTask<string>("later"),
        "late-problem" => Task.FromResult(Problem.NotFound("late")),
        "within" => Task.FromResult<object>(Task.FromResult(8)),
        "done" => Task.CompletedTask,
        "doing" => DoAsync(),
        "done-value" => ValueTask.CompletedTask,
        _ => null!,
    };

    [Get("/task/{kind}")]
    public static async Task<object> Later(string kind)
    {
        await Task.Yield();
        return Any(kind);
    }

    [Get("/dynamic/{kind}")]
    public static dynamic Dynamic(string kind) => Any(kind);

    [Get("/result/{isThere}")]
    public static IResult Result(bool isThere) => isThere ? Results.Ok(new Fixed(1, "r")) : Problem.NotFound("not there");

    [Get("/shape/{kind}")]
    public static IShown Shown(string kind) => kind == "problem" ? new ShownProblem() : new ShownNote("n");

    [Get("/always")]
    public static ProblemDetails Always() => Problem.Conflict("always");

    [Get("/choice/{isThere}")]
    public static Result<object> Choose(bool isThere) => isThere ? new { Ok = true } : Problem.Gone("gone");

    [Get("/emoji")]
    public static object Emoji() => new { Text = "\U0001F680 \u00fc \u4e2d \"<\u2028" };

    [Post("/fixed")]
    public static Fixed Take(Fixed body) => body;

    private static async Task<int> LaterAsync()
    {
        await Task.Yield();
        return 6;
    }

    private static async Task DoAsync() => await Task.Yield();

    private static async IAsyncEnumerable<int> Lines()
    {
        await Task.Yield();
        yield return 1;
        yield return 2;
    }

    private static async IAsyncEnumerable<SseItem<string>> Events()
    {
        await Task.Yield();
        yield return new SseItem<string>("a");
    }

    public interface IShown
    {
        string Name { get; }
    }

    public sealed record ShownNote(string Name) : IShown;

    public sealed record ShownProblem : IShown, IResult
    {
        public string Name => "p";

        public ValueTask ExecuteAsync(HttpContext context) => context.Problem(409, "shown");
    }

    /// <summary>Nothing can be set.</summary>
    public sealed class Fixed(int x, string y)
    {
        public int X { get; } = x;

        public string Y { get; } = y;
    }

    public sealed record Own(int A)
    {
        public int A { get; } = A;
    }
}
