namespace Hyperlane.Templates.Tests.Data;

/// <summary>A data service whose questions have ten seconds.</summary>
public sealed class RunningShort(GeneratedData generated) : IAsyncLifetime
{
    /// <summary>The service.</summary>
    public DataApp App { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => App = await generated.StartAsync(generated.NewFolder(), "--Data:QueryTimeout=00:00:10");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => App.DisposeAsync();
}
