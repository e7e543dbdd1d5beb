using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hyperlane.Tests.Endpoints;

/// <summary>The services that the endpoints of these tests ask for, unless a test has others.</summary>
internal static class EndpointServices
{
    public static void Add(HyperlaneAppBuilder builder)
    {
        builder.Services.TryAddSingleton<NoteStore>();
        builder.Services.TryAddSingleton<Traces>();
        builder.Services.TryAddSingleton<Middleware.Preconditions.GuardedVersions>();
        builder.Services.TryAddSingleton<Docs.Samples.ConditionalRequestsSample.PageStore>();
        builder.Services.TryAddSingleton<StopLog>();
        builder.Services.TryAddKeyedSingleton("upper", (_, _) => (Func<string, string>)(text => text.ToUpperInvariant()));
    }
}
