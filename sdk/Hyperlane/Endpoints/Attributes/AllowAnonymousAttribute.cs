namespace Hyperlane.Endpoints;

/// <summary>
/// Lets clients call an endpoint that are not signed in, whatever <c>[Authorize]</c>, its class or the groups around it ask for.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AllowAnonymousAttribute : Attribute;
