using Microsoft.Extensions.DependencyInjection;

namespace Hyperlane.Tests.Endpoints;

/// <summary>The services that the endpoints of these tests ask for.</summary>
internal static class EndpointServices
{
    public static void Add(HyperlaneAppBuilder builder)
    {
        builder.Services.AddSingleton<NoteStore>();
        builder.Services.AddSingleton<Traces>();
        builder.Services.AddKeyedSingleton("upper", (_, _) => (Func<string, string>)(text => text.ToUpperInvariant()));
    }
}
