using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Hyperlane.Values;
using Microsoft.Extensions.DependencyInjection;

namespace Hyperlane;

/// <summary>Says before the app starts which service is missing, and the line that adds it: a request would only end in a 500.</summary>
internal static class ServiceCheck
{
    /// <summary>Checks that there is a service.</summary>
    /// <param name="services">The services of the app.</param>
    /// <param name="type">The service.</param>
    /// <param name="user">Who asks for it: <c>The endpoints of AuthorEndpoints ask</c>.</param>
    /// <param name="key">The key of a keyed service.</param>
    /// <exception cref="StartupException">There is none.</exception>
    public static void Require(IServiceProvider services, Type type, string user, object? key = null)
    {
        if (!IsThere(services, type, key))
        {
            throw new StartupException($"{user} for {CodeNames.Of(type)}, which is no service of the app. {Advice(type, key)}");
        }
    }

    /// <summary>Checks that a constructor gets what it asks for.</summary>
    /// <exception cref="StartupException">It does not.</exception>
    public static void RequireAll(IServiceProvider services, ConstructorInfo constructor)
    {
        foreach (var parameter in constructor.GetParameters().Where(parameter => !parameter.HasDefaultValue))
        {
            var key = parameter.GetCustomAttribute<FromKeyedServicesAttribute>()?.Key;
            Require(services, parameter.ParameterType, $"The constructor of {CodeNames.Of(constructor.DeclaringType!)} asks", key);
        }
    }

    /// <summary>
    /// The constructor by which a type is made: the marked one, else the one with most parameters that are all services, else the longest.
    /// </summary>
    public static ConstructorInfo? ConstructorOf(IServiceProvider services,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type type)
    {
        var constructors = type.GetConstructors().OrderByDescending(one => one.GetParameters().Length).ToArray();
        return Array.Find(constructors, one => one.IsDefined(typeof(ActivatorUtilitiesConstructorAttribute)))
            ?? Array.Find(constructors, one => one.GetParameters()
                .All(parameter => parameter.HasDefaultValue
                    || IsThere(services, parameter.ParameterType, parameter.GetCustomAttribute<FromKeyedServicesAttribute>()?.Key)))
            ?? constructors.FirstOrDefault();
    }

    private static bool IsThere(IServiceProvider services, Type type, object? key) => key is null
        ? services.GetService<IServiceProviderIsService>()?.IsService(type) ?? true
        : services.GetService<IServiceProviderIsKeyedService>()?.IsKeyedService(type, key) ?? true;

    private static string Advice(Type type, object? key)
    {
        if (type.IsValueType || type == typeof(string) || typeof(Delegate).IsAssignableFrom(type))
        {
            return "Give the parameter a default, or put the value into a class that is a service.";
        }

        var of = CodeNames.Of(type);
        var added = type.IsInterface || type.IsAbstract ? $"{of}, Your{of.TrimStart('I')}" : of;
        return key is not null ? $"Add it in Program.cs: builder.Services.AddKeyedSingleton<{added}>({(key is string text ? $"\"{text}\"" : key)});"
            : IsDatabase(type) ? $"Add it in Program.cs: builder.Services.AddDbContext<{of}>(...);"
            : $"Add it in Program.cs, before Build(): builder.Services.AddSingleton<{added}>();";
    }

    private static bool IsDatabase(Type? type)
    {
        while (type is not null && type.FullName != "Microsoft.EntityFrameworkCore.DbContext")
        {
            type = type.BaseType;
        }

        return type is not null;
    }
}
