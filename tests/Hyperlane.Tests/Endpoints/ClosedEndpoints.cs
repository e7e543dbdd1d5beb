using Hyperlane.Endpoints;

namespace Hyperlane.Tests.Endpoints;

/// <summary>Made for a request, and disposed when it is answered.</summary>
[Route("/closed")]
public sealed class ClosedEndpoints(Traces traces) : IDisposable
{
    private string _id = "";

    [Get("/{id}")]
    public string Get(string id)
    {
        Note(id, "called");
        return id;
    }

    [Get("/{id}/lines")]
    public async IAsyncEnumerable<int> Lines(string id)
    {
        Note(id, "called");
        await Task.Yield();
        yield return 1;
        Note(id, "ended");
    }

    [Get("/{id}/broken")]
    public string Broken(string id)
    {
        Note(id, "called");
        throw new InvalidOperationException("It breaks.");
    }

    public void Dispose() => traces.Add(_id, "disposed");

    private void Note(string id, string what)
    {
        _id = id;
        traces.Add(id, what);
    }
}
