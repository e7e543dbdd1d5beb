using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Hyperlane.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace Hyperlane;

/// <summary>Makes the middleware that an app names by its type: once, or for each request where it takes services of one.</summary>
internal static class MiddlewareMaker
{
    /// <exception cref="StartupException">A service is missing.</exception>
    public static IMiddleware Make<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)]
    TMiddleware>(IServiceProvider services)
        where TMiddleware : IMiddleware
    {
        if (typeof(TMiddleware).IsAssignableTo(typeof(IRequirePolicy)))
        {
            return MakePolicy(services, ActivatorUtilities.CreateInstance<TMiddleware>(services));
        }

        var scoped = services.GetRequiredService<ScopedServices>();
        RequireParameters(services, typeof(TMiddleware));
        if (services.GetService<IServiceProviderIsService>()?.IsService(typeof(TMiddleware)) ?? false)
        {
            return scoped.Contains(typeof(TMiddleware))
                ? new MiddlewarePerRequest(static services => services.GetRequiredService<TMiddleware>(), owned: false)
                : services.GetRequiredService<TMiddleware>();
        }

        if (ServiceCheck.ConstructorOf(services, typeof(TMiddleware)) is not { } constructor)
        {
            return ActivatorUtilities.CreateInstance<TMiddleware>(services);
        }

        ServiceCheck.RequireAll(services, constructor);
        if (!constructor.GetParameters()
            .Any(parameter => scoped.Contains(parameter.ParameterType, parameter.GetCustomAttribute<FromKeyedServicesAttribute>()?.Key)))
        {
            return ActivatorUtilities.CreateInstance<TMiddleware>(services);
        }

        var factory = ActivatorUtilities.CreateFactory<TMiddleware>([]);
        return new MiddlewarePerRequest(services => factory(services, []), owned: true);
    }

    /// <summary>Checks what a policy takes, which is made for each request.</summary>
    private static IMiddleware MakePolicy(IServiceProvider services, IMiddleware middleware)
    {
        var policy = ((IRequirePolicy)middleware).Policy;
        if (!(services.GetService<IServiceProviderIsService>()?.IsService(policy) ?? false)
            && ServiceCheck.ConstructorOf(services, policy) is { } constructor)
        {
            ServiceCheck.RequireAll(services, constructor);
        }

        return middleware;
    }

    /// <summary>Checks what a middleware takes by parameters of its InvokeAsync.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "The interfaces of a middleware are those by which it is called.")]
    private static void RequireParameters(IServiceProvider services, Type type)
    {
        foreach (var taken in type.GetInterfaces().Where(one => one.IsGenericType
            && one.Name.StartsWith("IMiddleware`", StringComparison.Ordinal) && one.Namespace == typeof(IMiddleware).Namespace)
            .SelectMany(one => one.GetGenericArguments()))
        {
            ServiceCheck.Require(services, taken, $"The middleware {type.Name} asks");
        }
    }
}
