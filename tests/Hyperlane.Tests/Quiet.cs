using Hyperlane.Testing;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Tests;

/// <summary>Apps of tests that have nothing to say on the console.</summary>
internal static class Quiet
{
    public static Task<TestApp> StartAsync(Action<HyperlaneApp> declare, bool inMemory = true,
        Action<HyperlaneAppBuilder>? configure = null, string environment = "Development", params string[] arguments)
        => TestApp.StartAsync(declare, new TestAppOptions
        {
            InMemory = inMemory,
            Environment = environment,
            Arguments = arguments,
            Configure = builder =>
            {
                builder.Logging.ClearProviders();
                configure?.Invoke(builder);
                Endpoints.EndpointServices.Add(builder);
            },
        });

    public static Uri Path(string path) => new(path, UriKind.Relative);
}
