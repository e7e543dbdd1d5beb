using System.Diagnostics.CodeAnalysis;

namespace Hyperlane.Routing;

/// <summary>What the router has to say about a request.</summary>
/// <param name="Status">How the search ended.</param>
/// <param name="Value">The value of the route that was found.</param>
/// <param name="Allow">For a method that is not allowed, the ones that are: the value of the <c>Allow</c> header (RFC 9110
/// §10.2.1).</param>
internal readonly record struct RouteMatch<T>(RouteMatchStatus Status, T? Value, string? Allow)
{
    [MemberNotNullWhen(true, nameof(Value))]
    public bool IsFound => Status == RouteMatchStatus.Found;
}
