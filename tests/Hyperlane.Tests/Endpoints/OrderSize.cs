namespace Hyperlane.Tests.Endpoints;

public enum OrderSize
{
    Small,
    Large,
}
