using Hyperlane.Endpoints;
using Hyperlane.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Hyperlane.Tests.Endpoints;

/// <summary>Services, bodies, middleware and each kind of answer.</summary>
[Route("/notes"), Use<Outer>]
public sealed class NoteEndpoints(NoteStore notes, [FromKeyedServices("upper")] Func<string, string> upper,
    IServiceProvider? services = null)
{
    [Get]
    public IReadOnlyList<Note> List() => [notes.Find(1)!];

    [Get("/{id}"), Use<Inner>]
    public Note? Find(long id) => notes.Find(id);

    [Get("/{id}/task")]
    public Task<Note?> FindTask(long id) => Task.FromResult(notes.Find(id));

    [Get("/{id}/slow")]
    public async ValueTask<Note?> FindSlow(long id, CancellationToken stop)
    {
        await Task.Yield();
        stop.ThrowIfCancellationRequested();
        return notes.Find(id);
    }

    [Get("/{id}/count")]
    public int? Count(long id) => notes.Find(id)?.Text.Length;

    [Get("/{id}/count/task")]
    public async Task<int?> CountTask(long id)
    {
        await Task.Yield();
        return notes.Find(id)?.Text.Length;
    }

    [Get("/{id}/text")]
    public string? Text(long id) => notes.Find(id)?.Text;

    [Post]
    public async Task<Note> Add(NewNote note, bool loud = false)
    {
        await Task.Yield();
        return new Note(note.Stars, loud ? upper(note.Text) : note.Text);
    }

    [Put("/{id}")]
    public Note Replace(long id, NewNote note) => new(id, note.Text);

    [Patch("/{id}")]
    public string Change(long id, NewNote? note) => $"{id} {note?.Text ?? "nothing"}";

    [Post("/many")]
    public static int AddMany(NewNote[] notes) => notes.Length;

    [Delete("/{id}")]
    public void Remove(long id) => GC.KeepAlive(id);

    [Delete("/{id}/slow")]
    public async Task RemoveSlow(long id) => await Task.Yield();

    [Get("/result")]
    public Teapot Result() => default;

    [Get("/result/{id}")]
    public async Task<IResult?> MaybeResult(long id)
    {
        await Task.Yield();
        return id == 1 ? default(Teapot) : null;
    }

    [Get("/raw")]
    public ValueTask Raw(HttpContext context) => context.Text("raw", 203);

    [Get("/raw/silent")]
    public void Silent(HttpContext context) => context.Response.Headers["Seen"] = "yes";

    [Get("/services")]
    public string Services([FromServices] NoteStore store) => $"{ReferenceEquals(store, notes)} {services is not null}";

    [Get("/a"), Get("/b")]
    public string Twice() => "twice";

    public readonly struct Teapot : IResult
    {
        public ValueTask ExecuteAsync(HttpContext context) => context.Text("teapot", 418);
    }
}
