namespace Hyperlane.Middleware;

/// <summary>A route that a request may have meant.</summary>
/// <param name="Route">The route.</param>
/// <param name="Why">What keeps the path from fitting it; null where it fits and only the method does not.</param>
internal sealed record NearRoute(KnownRoute Route, string? Why)
{
    public override string ToString() => Why is null ? $"{Route}" : $"{Route}: {Why}";
}
