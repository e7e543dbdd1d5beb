using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Hyperlane.Endpoints;

namespace Hyperlane.Tests.Endpoints;

/// <summary>Forms in, streams out.</summary>
[Route("/forms")]
public static class FormEndpoints
{
    [Post]
    public static string Add([FromForm] string title, [FromForm(Name = "n")] int number, [FromForm] int[] id, UploadedFile picture,
        UploadedFile? other, IReadOnlyList<UploadedFile> more, Form form)
        => $"{title} {number} {string.Join(',', id)} {picture.FileName} {other?.FileName ?? "-"} {more.Count} {form.Count}";

    /// <summary>Says when its token fires, which is when the server stops.</summary>
    [Get("/endless")]
    public static IAsyncEnumerable<SseItem<string>> Endless([FromServices] StopLog log, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(log);
        stop.Register(log.Stopped.SetResult);
        return UntilAsync(log.Stopped.Task);
    }

    /// <summary>Waits by the token of its parameter, which throws when the server stops.</summary>
    [Get("/listening")]
    public static async IAsyncEnumerable<SseItem<string>> Listening([EnumeratorCancellation] CancellationToken stop)
    {
        yield return new SseItem<string>("begun");
        await Task.Delay(Timeout.Infinite, stop);
    }

    [Post("/{n:int}")]
    public static string Numbered(int n, [FromHeader] int level, [FromForm] string title) => $"{n} {level} {title}";

    [Get("/lines")]
    public static async IAsyncEnumerable<Note> Lines()
    {
        await Task.Yield();
        yield return new Note(1, "a");
        yield return new Note(2, "b");
    }

    [Get("/events")]
    public static async IAsyncEnumerable<SseItem<Note>> Events()
    {
        await Task.Yield();
        yield return new SseItem<Note>(new Note(1, "a"), "note");
    }

    [Get("/created/{id}")]
    public static Created<Note> Created(int id) => new($"/notes/{id}", new Note(id, "new"));

    private static async IAsyncEnumerable<SseItem<string>> UntilAsync(Task end)
    {
        yield return new SseItem<string>("begun");
        await end;
    }
}
