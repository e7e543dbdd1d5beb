using System.Collections.Frozen;
using Microsoft.Extensions.DependencyInjection;

namespace Hyperlane;

/// <summary>Which services are made for each request, or each time: what takes one of them cannot be made once for all requests.</summary>
internal sealed class ScopedServices
{
    private readonly FrozenSet<(Type Type, object? Key)> _types;

    public ScopedServices(IServiceCollection services)
        => _types = services.Where(service => service.Lifetime != ServiceLifetime.Singleton)
            .Select(service => (service.ServiceType, service.ServiceKey)).ToFrozenSet();

    /// <summary>Whether a service is one of them; a generic one by what it is a generic of, too.</summary>
    public bool Contains(Type type, object? key = null)
        => _types.Contains((type, key)) || (type.IsConstructedGenericType && _types.Contains((type.GetGenericTypeDefinition(), key)));
}
