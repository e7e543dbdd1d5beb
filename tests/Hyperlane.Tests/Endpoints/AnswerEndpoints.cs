using System.Net.ServerSentEvents;
using System.Text;
using Hyperlane.Endpoints;

namespace Hyperlane.Tests.Endpoints;

/// <summary>An endpoint for each kind of thing that can be returned.</summary>
[Route("/answers")]
public static class AnswerEndpoints
{
    private static readonly byte[] Letters = Encoding.ASCII.GetBytes("abcdefghij");

    [Get("/record")]
    public static Note Record() => new(1, "é");

    [Get("/list")]
    public static async Task<List<Note>> List() => await Task.FromResult<List<Note>>([new(1, "a")]);

    [Get("/map")]
    public static ValueTask<Dictionary<string, int>> Map() => ValueTask.FromResult(new Dictionary<string, int> { ["a"] = 1 });

    [Get("/enum")]
    public static DayOfWeek Enum() => DayOfWeek.Friday;

    [Get("/text")]
    public static string Text() => "é";

    [Get("/null/{kind}")]
    public static object? Null(string kind) => kind == "no" ? null : kind;

    [Get("/created")]
    public static Created<Note> Created() => new("/notes/1", new(1, "a"));

    [Get("/accepted")]
    public static Accepted Accepted() => new("/jobs/1");

    [Get("/accepted/value")]
    public static async Task<Accepted<Note>> AcceptedValue() => await Task.FromResult(Results.Accepted("/jobs/1", new Note(1, "a")));

    [Get("/nothing")]
    public static NoContent Nothing() => new();

    [Get("/nothing/perhaps/{isThere}")]
    public static NoContent? Perhaps(bool isThere) => isThere ? new() : null;

    [Get("/elsewhere")]
    public static Redirect Elsewhere() => new("/answers/text");

    [Get("/elsewhere/forever")]
    public static Redirect Forever() => new("/answers/text", Permanent: true);

    [Get("/choice/{number}")]
    public static async Task<Result<Note>> Choose(int number)
    {
        await Task.Yield();
        return number switch
        {
            1 => new Note(1, "a"),
            2 => Results.Created("/notes/2", new Note(2, "b")),
            3 => Results.NoContent(),
            4 => Results.Redirect("/notes/4"),
            5 => Problem.Conflict("It is taken."),
            6 => Problem.Validation("number", "Six is no number."),
            _ => (Note?)null,
        };
    }

    [Delete("/choice/{isThere}")]
    public static Result Remove(bool isThere) => isThere ? Results.NoContent() : Problem.NotFound("It was not there.");

    [Get("/file")]
    public static FileResult File() => Results.Bytes(Letters, "text/x", "letters.txt");

    [Get("/stream")]
    public static FileResult Stream() => Results.Stream(new MemoryStream(Letters), "text/x");

    [Get("/lines")]
    public static async IAsyncEnumerable<int> Lines()
    {
        await Task.Yield();
        yield return 1;
        yield return 2;
    }

    [Get("/lines/task")]
    public static async Task<IAsyncEnumerable<Note>?> LinesOfTask(bool isThere = true)
    {
        await Task.Yield();
        return isThere ? Notes() : null;
    }

    [Get("/events")]
    public static async IAsyncEnumerable<SseItem<string>> Events()
    {
        await Task.Yield();
        yield return new SseItem<string>("a\nb") { EventId = "7" };
    }

    private static async IAsyncEnumerable<Note> Notes()
    {
        await Task.Yield();
        yield return new Note(1, "a");
    }
}
