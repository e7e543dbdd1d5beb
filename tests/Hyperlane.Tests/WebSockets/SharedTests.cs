using Hyperlane.WebSockets;

namespace Hyperlane.Tests.WebSockets;

/// <summary>What is opened once for all, and disposed when the last has left, whenever that is.</summary>
public sealed class SharedTests
{
    private readonly List<Thing> _things = [];
    private TaskCompletionSource _opening = new();
    private TaskCompletionSource _closing = new();

    public SharedTests() => _closing.SetResult();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_opened_once_for_all_and_disposed_by_the_last()
    {
        _opening.SetResult();
        var shared = new Shared<Thing>(OpenAsync);
        var first = await shared.UseAsync("a", Stop);
        var second = await shared.UseAsync("a", Stop);
        await using var other = await shared.UseAsync("b", Stop);

        Assert.Same(first.Value, second.Value);
        Assert.NotSame(first.Value, other.Value);
        await first.DisposeAsync();
        await first.DisposeAsync();
        Assert.False(second.Value.IsDisposed);
        Assert.True(shared.TryGet("a", out var found));
        Assert.Same(second.Value, found);

        await second.DisposeAsync();
        Assert.True(second.Value.IsDisposed);
        Assert.False(shared.TryGet("a", out _));
        Assert.Equal(["b"], shared.Keys);
        Assert.Equal([other.Value], shared.Values);

        await using var again = await shared.UseAsync("a", Stop);
        Assert.NotSame(first.Value, again.Value);
    }

    [Fact]
    public async Task Who_all_leave_while_it_opens_leave_nothing_behind()
    {
        var shared = new Shared<Thing>(OpenAsync);
        using var leave = new CancellationTokenSource();
        var users = Enumerable.Range(0, 10).Select(_ => shared.UseAsync("a", leave.Token).AsTask()).ToList();
        await leave.CancelAsync();
        foreach (var user in users)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => user);
        }

        Assert.Empty(shared.Keys);
        _opening.SetResult();
        await Assert.Single(_things).Disposed.WaitAsync(TimeSpan.FromSeconds(30), Stop);
    }

    [Fact]
    public async Task Who_comes_while_it_still_opens_for_those_who_left_gets_it()
    {
        var shared = new Shared<Thing>(OpenAsync);
        using var leave = new CancellationTokenSource();
        var left = shared.UseAsync("a", leave.Token).AsTask();
        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);

        var later = shared.UseAsync("a", Stop).AsTask();
        _opening.SetResult();
        await using var lease = await later;

        Assert.Same(Assert.Single(_things), lease.Value);
        Assert.False(lease.Value.IsDisposed);
    }

    [Fact]
    public async Task A_failure_is_told_to_all_who_wait_and_the_next_tries_again()
    {
        var shared = new Shared<Thing>(OpenAsync);
        var users = Enumerable.Range(0, 5).Select(_ => shared.UseAsync("a", Stop).AsTask()).ToList();
        _opening.SetException(new IOException("away"));
        foreach (var user in users)
        {
            Assert.Equal("away", (await Assert.ThrowsAsync<IOException>(() => user)).Message);
        }

        Assert.Empty(shared.Keys);
        _opening = new TaskCompletionSource();
        _opening.SetResult();
        await using var lease = await shared.UseAsync("a", Stop);
        Assert.Same(Assert.Single(_things), lease.Value);
    }

    [Fact]
    public async Task It_is_never_open_twice()
    {
        _opening.SetResult();
        var shared = new Shared<Thing>(OpenAsync);
        var first = await shared.UseAsync("a", Stop);
        _closing = new TaskCompletionSource();
        var leaving = first.DisposeAsync().AsTask();
        var next = shared.UseAsync("a", Stop).AsTask();

        Assert.Single(_things);
        Assert.False(next.IsCompleted);
        _closing.SetResult();
        await leaving;
        await using var lease = await next;
        Assert.Equal(2, _things.Count);
    }

    [Fact]
    public async Task Many_who_come_and_go_at_once_leave_nothing_open()
    {
        _opening.SetResult();
        var shared = new Shared<Thing>(async key =>
        {
            await Task.Yield();
            return await OpenAsync(key);
        });
        await Parallel.ForEachAsync(Enumerable.Range(0, 2000), Stop, async (i, stop) =>
        {
            using var leave = new CancellationTokenSource();
            var using_ = shared.UseAsync($"{i % 3}", leave.Token);
            if (i % 2 == 0)
            {
                await leave.CancelAsync();
            }

            try
            {
                await using var lease = await using_;
                Assert.False(lease.Value.IsDisposed);
            }
            catch (OperationCanceledException)
            {
                // It was slower than we.
            }
        });

        Assert.Empty(shared.Keys);
        foreach (var thing in _things)
        {
            await thing.Disposed.WaitAsync(TimeSpan.FromSeconds(30), Stop);
        }
    }

    private async ValueTask<Thing> OpenAsync(string key)
    {
        await _opening.Task;
        var thing = new Thing(() => _closing.Task);
        lock (_things)
        {
            _things.Add(thing);
        }

        return thing;
    }

    private sealed class Thing(Func<Task> closing) : IAsyncDisposable
    {
        private readonly TaskCompletionSource _disposed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Disposed => _disposed.Task;

        public bool IsDisposed => _disposed.Task.IsCompleted;

        public async ValueTask DisposeAsync()
        {
            await closing();
            _disposed.SetResult();
        }
    }
}
