namespace Hyperlane.Templates.Tests.Data;

/// <summary>One data service for all tests of a class; it begins with the bundled dataset.</summary>
public sealed class RunningData(GeneratedData generated) : IAsyncLifetime
{
    /// <summary>The service.</summary>
    public DataApp App { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => App = await generated.StartAsync(generated.NewFolder());

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => App.DisposeAsync();
}
