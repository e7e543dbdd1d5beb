using Hyperlane.Endpoints;

namespace Hyperlane.Tests.Endpoints.Inheriting;

[Route("/cats"), Route("/pets/{owner}/cats")]
public sealed class CatEndpoints(IServiceProvider services) : Crud<Cat, int>(services)
{
    protected override IReadOnlyList<Cat> Items { get; } = [new(1, "Tom"), new(2, "Kit")];

    [Get("/count")]
    public int Count(string owner = "nobody") => Items.Count + owner.Length;

    [Get("/{id}")]
    public override Cat? Find(int id) => base.Find(id) is { } cat ? cat with { Name = cat.Name.ToUpperInvariant() } : null;

    protected override int KeyOf(Cat item) => item.Id;
}
