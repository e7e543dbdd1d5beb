using Hyperlane.WebSockets;

namespace Hyperlane.Tests.WebSockets;

/// <summary>A backplane that lets those wait who want to listen, until it is told to answer; it counts who does.</summary>
internal sealed class LateBackplane : IBackplane
{
    private readonly TaskCompletionSource _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _asked;
    private int _begun;
    private int _ended;

    public int Asked => Volatile.Read(ref _asked);

    public int Begun => Volatile.Read(ref _begun);

    public int Ended => Volatile.Read(ref _ended);

    public void Answer() => _answer.SetResult();

    public async ValueTask<IAsyncDisposable> SubscribeAsync(
        string channel, IBackplaneListener listener, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _asked);
        await _answer.Task.WaitAsync(cancellationToken);
        Interlocked.Increment(ref _begun);
        return new Subscription(() => Interlocked.Increment(ref _ended));
    }

    public ValueTask PublishAsync(string channel, ReadOnlyMemory<byte> message) => ValueTask.CompletedTask;

    public ValueTask<NameClaim> ClaimAsync(string channel, string name, string owner, string token) => ValueTask.FromResult(NameClaim.New);

    public ValueTask<bool> ReleaseAsync(string channel, string name, string token) => ValueTask.FromResult(true);

    public ValueTask<IReadOnlyList<string>> GetNamesAsync(string channel) => ValueTask.FromResult<IReadOnlyList<string>>([]);

    private sealed class Subscription(Action end) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            end();
            return ValueTask.CompletedTask;
        }
    }
}
