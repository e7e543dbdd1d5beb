using Hyperlane.Endpoints;

namespace Hyperlane.Tests.Endpoints.Inheriting;

[Route("/towns")]
public sealed class TownEndpoints(IServiceProvider services) : Crud<Town, string>(services)
{
    protected override IReadOnlyList<Town> Items { get; } = [new("ulm")];

    protected override string KeyOf(Town item) => item.Code;
}
