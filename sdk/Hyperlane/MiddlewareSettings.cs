using Hyperlane.Http;
using Hyperlane.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hyperlane;

/// <summary>The options of the middleware that comes with the framework: lists that are one text are read, all is checked.</summary>
internal static class MiddlewareSettings
{
    /// <summary>Reads lists that are one text.</summary>
    /// <param name="settings">The section <c>Hyperlane</c>.</param>
    /// <param name="options">What was bound to it.</param>
    public static void ReadLists(IConfiguration settings, HyperlaneOptions options)
    {
        var cors = options.Cors;
        SettingText.Split(settings["Cors:AllowedOrigins"], cors.AllowedOrigins);
        SettingText.Split(settings["Cors:AllowedMethods"], cors.AllowedMethods);
        SettingText.Split(settings["Cors:AllowedHeaders"], cors.AllowedHeaders);
        SettingText.Split(settings["Cors:ExposedHeaders"], cors.ExposedHeaders);
        SettingText.Split(settings["ForwardedHeaders:KnownProxies"], options.ForwardedHeaders.KnownProxies);
        SettingText.Split(settings["ForwardedHeaders:KnownNetworks"], options.ForwardedHeaders.KnownNetworks);
        SettingText.Split(settings["ForwardedHeaders:AllowedHosts"], options.ForwardedHeaders.AllowedHosts);
        SettingText.Split(settings["OutputCache:Tags"], options.OutputCache.Tags);
        SettingText.Split(settings["OutputCache:VaryByQuery"], options.OutputCache.VaryByQuery);
        SettingText.Split(settings["OutputCache:VaryByHeader"], options.OutputCache.VaryByHeader);
        SettingText.Split(settings["OutputCache:VaryByRouteValue"], options.OutputCache.VaryByRouteValue);
        SettingText.Split(settings["Hsts:ExcludedHosts"], options.Hsts.ExcludedHosts);
    }

    /// <summary>Lets middleware ask for its options.</summary>
    /// <exception cref="StartupException">Options make no sense.</exception>
    public static void Add(IServiceCollection services, HyperlaneOptions options)
    {
        Check("Cors", CorsPolicy.FindMistake(options.Cors));
        Check("ForwardedHeaders", KnownProxies.FindMistake(options.ForwardedHeaders));
        Check("SecurityHeaders", SecurityHeaders.FindMistake(options.SecurityHeaders));
        Check("HttpsRedirection", HttpsRedirection.FindMistake(options.HttpsRedirection));
        Check("Hsts", Hsts.FindMistake(options.Hsts));
        Check("RequestTimeouts", RequestTimeouts.FindMistake(options.RequestTimeouts));
        Check("RequestId", RequestId.FindMistake(options.RequestId));
        Check("PathBase", options.PathBase.Length == 0 || PathBaseText.IsValid(options.PathBase) ? null
            : $"'{options.PathBase}' is no path base. Write it with a slash in front and none behind, as in /app.");
        if (options.ForwardedHeaders.AllowedHosts.Count == 0)
        {
            // A host that a proxy tells is one of the server's, as any other is.
            foreach (var host in options.AllowedHosts)
            {
                options.ForwardedHeaders.AllowedHosts.Add(host);
            }
        }

        services.AddSingleton(options.Cors);
        services.AddSingleton(options.ForwardedHeaders);
        services.AddSingleton(options.SecurityHeaders);
        services.AddSingleton(options.HttpsRedirection);
        services.AddSingleton(options.Hsts);
        services.AddSingleton(options.RequestTimeouts);
        services.AddSingleton(options.RequestId);
    }

    /// <summary>Checks what is read when the app starts.</summary>
    /// <exception cref="StartupException">One of them makes no sense.</exception>
    public static void Check(HyperlaneOptions options)
    {
        CheckMember("Compression", options.Compression.Fault());
        CheckMember("RequestDecompression", options.RequestDecompression.Fault());
        CheckMember("RateLimiting", options.RateLimiting.Fault());
        CheckMember("OutputCache", options.OutputCache.Fault());
    }

    private static void CheckMember(string section, string? fault)
    {
        if (fault is not null)
        {
            throw new StartupException($"The setting Hyperlane:{section}:{fault}");
        }
    }

    private static void Check(string section, string? mistake)
    {
        if (mistake is not null)
        {
            throw new StartupException($"The setting Hyperlane:{section} is wrong: {mistake}");
        }
    }
}
