namespace Hyperlane.Tests.Starting;

internal sealed class FailingService : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => throw new StartupException("The queue is full.");

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
