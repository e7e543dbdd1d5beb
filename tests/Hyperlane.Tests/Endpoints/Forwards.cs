namespace Hyperlane.Tests.Endpoints;

/// <summary>A stream of zeros that cannot seek and knows what was done with it.</summary>
internal sealed class Forwards(long size) : MemoryStream
{
    private long _read;

    public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Disposed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsDisposed => Disposed.Task.IsCompleted;

    public new long Read => Interlocked.Read(ref _read);

    public override bool CanSeek => false;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = (int)Math.Min(buffer.Length, size - _read);
        buffer.Span[..count].Clear();
        Interlocked.Add(ref _read, count);
        Begun.TrySetResult();
        return new(count);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        Disposed.TrySetResult();
    }
}
