using Hyperlane.Endpoints;

namespace Hyperlane.Tests.Endpoints.Inheriting;

/// <summary>What all stores of things have in common.</summary>
[Use<Marked>]
public abstract class Crud<TItem, TKey>(IServiceProvider services)
    where TItem : class
    where TKey : IParsable<TKey>
{
    [Get]
    public IReadOnlyList<TItem> List(int page = 1) => [.. Items.Take(page)];

    [Get("/{id}")]
    public virtual TItem? Find(TKey id) => Items.FirstOrDefault(item => Equals(KeyOf(item), id));

    [Post]
    public Created<TItem> Add(TItem item) => new($"/{KeyOf(item)}", item);

    [Delete("/{id}")]
    public NoContent Remove(TKey id)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(services);
        return new NoContent();
    }

    protected abstract IReadOnlyList<TItem> Items { get; }

    protected abstract TKey KeyOf(TItem item);
}
