using System.ComponentModel.DataAnnotations;

namespace Hyperlane.Tests.Endpoints.Validation;

public sealed record Order(string Item, Author Buyer, [Range(1, 10)] int Count = 1)
{
    public required int Price { get; init; }

    public required string? Comment { get; init; }

    public Size? Size { get; init; }

    public List<OrderLine> Lines { get; init; } = [];
}
