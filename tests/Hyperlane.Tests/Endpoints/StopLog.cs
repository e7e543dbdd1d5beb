namespace Hyperlane.Tests.Endpoints;

/// <summary>Knows when an endpoint was told to stop.</summary>
public sealed class StopLog
{
    public TaskCompletionSource Stopped { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
