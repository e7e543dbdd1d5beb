using System.Diagnostics.CodeAnalysis;

namespace Hyperlane.Middleware;

/// <summary>Names the policy that a middleware asks, so that what its constructor takes is checked when the app starts.</summary>
internal interface IRequirePolicy
{
    /// <summary>The class of the policy.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)]
    Type Policy { get; }
}
