namespace Hyperlane.Templates.Tests.Api;

/// <summary>One blog for all tests of a class; it begins empty.</summary>
public sealed class RunningBlog(GeneratedBlog generated) : IAsyncLifetime
{
    /// <summary>The blog.</summary>
    public Blog Blog { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => Blog = await generated.StartAsync(generated.NewDatabase());

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Blog.DisposeAsync();
}
