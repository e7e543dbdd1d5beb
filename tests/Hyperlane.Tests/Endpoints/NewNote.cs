namespace Hyperlane.Tests.Endpoints;

public sealed record NewNote(string Text)
{
    public required int Stars { get; init; }
}
