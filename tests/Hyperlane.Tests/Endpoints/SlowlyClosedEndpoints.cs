using Hyperlane.Endpoints;

namespace Hyperlane.Tests.Endpoints;

/// <summary>Has both ways to be let go, of which one is taken.</summary>
[Route("/closed/slowly")]
public sealed class SlowlyClosedEndpoints(Traces traces) : IDisposable, IAsyncDisposable
{
    private string _id = "";

    [Post("/{id}")]
    public async Task<string> Get(string id)
    {
        _id = id;
        await Task.Yield();
        traces.Add(_id, "called");
        return id;
    }

    public void Dispose() => traces.Add(_id, "disposed");

    public async ValueTask DisposeAsync()
    {
        await Task.Yield();
        traces.Add(_id, "disposed-slowly");
    }
}
