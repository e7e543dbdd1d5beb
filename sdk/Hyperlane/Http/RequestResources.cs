using Microsoft.Extensions.DependencyInjection;

namespace Hyperlane.Http;

/// <summary>What a request owns, to be disposed when it is answered: its services, made on first use, and what was given to it.</summary>
internal sealed class RequestResources(IServiceScopeFactory scopes)
{
    private AsyncServiceScope? _scope;
    private List<IAsyncDisposable>? _owned;

    public IServiceProvider Services => (_scope ??= scopes.CreateAsyncScope()).ServiceProvider;

    public bool IsEmpty => _scope is null && _owned is null;

    public void Add(IAsyncDisposable resource) => (_owned ??= []).Add(resource);

    public async ValueTask DisposeAllAsync()
    {
        var (scope, owned) = (_scope, _owned);
        (_scope, _owned) = (null, null);
        foreach (var resource in owned ?? [])
        {
            await resource.DisposeAsync().ConfigureAwait(false);
        }

        if (scope is { } services)
        {
            await services.DisposeAsync().ConfigureAwait(false);
        }
    }
}
