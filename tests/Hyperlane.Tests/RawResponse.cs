namespace Hyperlane.Tests;

/// <summary>An answer as it stood on the wire.</summary>
internal sealed record RawResponse(int Status, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public bool Closes => Headers.TryGetValue("Connection", out var value) && value == "close";
}
