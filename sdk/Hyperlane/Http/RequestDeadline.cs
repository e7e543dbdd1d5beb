namespace Hyperlane.Http;

/// <summary>The end of the time that a request may take, and the token that tells its handler.</summary>
internal sealed class RequestDeadline : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly HttpContext _context;
    private readonly CancellationTokenRegistration _registration;
    private CancellationTokenSource? _linked;

    public RequestDeadline(HttpContext context, TimeProvider time, TimeSpan timeout, int statusCode)
    {
        StatusCode = statusCode;
        _context = context;
        _source = new CancellationTokenSource(timeout, time);
        _registration = _source.Token.UnsafeRegister(static deadline => ((RequestDeadline)deadline!).OnPassed(), this);
    }

    /// <summary>Whether the time is over.</summary>
    public bool HasPassed => _source.IsCancellationRequested;

    /// <summary>The status of the answer when the time is over.</summary>
    public int StatusCode { get; private set; }

    /// <summary>Gives the request another time from now on; an infinite one, as much as it needs.</summary>
    public void Restart(TimeSpan timeout, int statusCode)
    {
        StatusCode = statusCode;
        _source.CancelAfter(timeout);
    }

    /// <summary>Lets the request take as much time as it needs.</summary>
    public void LetGo() => _source.CancelAfter(Timeout.InfiniteTimeSpan);

    /// <summary>Fires when the time is over, or the client has left.</summary>
    public CancellationToken Token(HttpExchange exchange)
        => (_linked ??= CancellationTokenSource.CreateLinkedTokenSource(_source.Token, exchange.Closed)).Token;

    public void Dispose()
    {
        _registration.Dispose();
        _linked?.Dispose();
        _source.Dispose();
    }

    /// <summary>An answer that has begun cannot become another one: it is cut, so that the client can tell that it is not whole.</summary>
    private void OnPassed()
    {
        if (_context.Response.HasStarted)
        {
            _context.Abort();
        }
    }
}
