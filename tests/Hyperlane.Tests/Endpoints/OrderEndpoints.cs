using Hyperlane.Endpoints;
using Hyperlane.Tests.Endpoints.Validation;

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
    public static string Search(int page, [FromHeader(Name = "X-Tenant")] string tenant, OrderSize size = OrderSize.Small)
    => $"{page} {tenant} {size}";

    [Post("/shape")]
    public static string Shape(Shape shape) => $"{shape}";

    [Post("/shapes")]
    public static string Shapes(Shape[] shapes) => $"{shapes?.Length}";

    [Post("/drawing")]
    public static string Draw(Drawing drawing) => $"{drawing}";

    [Post("/drawings")]
    public static string DrawAll(Drawings drawings) => $"{drawings}";

    [Post("/painting")]
    public static string Paint(Painting painting) => $"{painting}";

    [Post]
    public static string Add(Order order, int priority = 1) => $"{order?.Name} {priority}";
}
