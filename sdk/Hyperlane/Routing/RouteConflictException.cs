namespace Hyperlane.Routing;

/// <summary>
/// Routes of which nobody could say which one answers a request. The message names them all, where they were declared, and what to do.
/// </summary>
public sealed class RouteConflictException : Exception
{
    internal RouteConflictException(IReadOnlyList<string> conflicts)
        : base(string.Join("\n", conflicts))
    {
    }
}
