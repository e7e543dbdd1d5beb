using System.Diagnostics.CodeAnalysis;
using Hyperlane.Middleware;

namespace Hyperlane.Endpoints;

/// <summary>
/// Lets only those users call the endpoints of a class, or one of them, whom a policy allows: 403 for others, 401 for nobody.
/// </summary>
/// <typeparam name="TPolicy">The policy. Made for each request; its constructor gets services of it.</typeparam>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class AuthorizeAttribute<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TPolicy> : Attribute
    where TPolicy : class, IAuthorizationPolicy;
