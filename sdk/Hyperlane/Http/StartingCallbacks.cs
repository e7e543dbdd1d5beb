namespace Hyperlane.Http;

/// <summary>What is called before the head of a response is written, the last added first.</summary>
internal sealed class StartingCallbacks
{
    private readonly Stack<(Action<HttpContext, object?> Callback, object? State)> _callbacks = new();

    public void Add(Action<HttpContext, object?> callback, object? state) => _callbacks.Push((callback, state));

    /// <summary>Calls each once: one that fails is not called again for the response that says so.</summary>
    public void Run(HttpContext context)
    {
        while (_callbacks.TryPop(out var one))
        {
            one.Callback(context, one.State);
        }
    }

    public void Clear() => _callbacks.Clear();
}
