using Hyperlane.Endpoints;

namespace Hyperlane.Tests.Endpoints;

/// <summary>Takes orders, good and bad.</summary>
[Route("/orders")]
public static class OrderEndpoints
{
    [Get("/{id:int}")]
    public static string Find(int id) => $"{id}";

    [Get("/by/{number}")]
    public static string Number(int number) => $"{number}";

    [Get("/search")]
    public static string Search(int page, [FromHeader(Name = "X-Tenant")] string tenant, OrderSize size = OrderSize.Small) => $"{page} {tenant} {size}";

    [Post]
    public static string Add(Order order, int priority = 1) => $"{order?.Name} {priority}";
}
