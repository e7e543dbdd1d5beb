using Hyperlane.Http;

namespace Hyperlane.Endpoints.Streams;

/// <summary>A token that fires when the client leaves or the server begins to stop, for as long as a request lasts.</summary>
internal sealed class LinkedStop(HttpContext context) : IAsyncDisposable
{
    private readonly CancellationTokenSource _source = SourceOf(context);

    public CancellationToken Token => _source.Token;

    /// <summary>The same, for as long as the caller keeps it.</summary>
    public static CancellationTokenSource SourceOf(HttpContext context)
        => CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, context.ServerStopping);

    public ValueTask DisposeAsync()
    {
        _source.Dispose();
        return ValueTask.CompletedTask;
    }
}
