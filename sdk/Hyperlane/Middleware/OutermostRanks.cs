namespace Hyperlane.Middleware;

/// <summary>The order of what works around all other middleware.</summary>
internal static class OutermostRanks
{
    /// <summary>First of all: what is inside learns from it whom it talks to.</summary>
    public const int ForwardedHeaders = 0;

    /// <summary>All answers have it, those to preflights included.</summary>
    public const int RequestId = 1;

    public const int Cors = 2;
}
