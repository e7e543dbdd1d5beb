namespace Hyperlane.Tests.Endpoints.Validation;

public sealed class OrderLine
{
    public required string Text { get; init; }

    public required int Amount { get; init; }
}
