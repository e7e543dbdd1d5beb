using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;

namespace Hyperlane.Middleware;

/// <summary>Makes policies.</summary>
/// <typeparam name="TPolicy">The class.</typeparam>
internal static class PolicyOf<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TPolicy>
    where TPolicy : class
{
    private static readonly ObjectFactory<TPolicy> Make = ActivatorUtilities.CreateFactory<TPolicy>([]);

    /// <summary>The policy: a service of the app, or made of its services.</summary>
    public static TPolicy From(IServiceProvider services) => services.GetService<TPolicy>() ?? Make(services, []);
}
