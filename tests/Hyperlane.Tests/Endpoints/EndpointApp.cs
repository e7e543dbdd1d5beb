using Hyperlane.Testing;

namespace Hyperlane.Tests.Endpoints;

/// <summary>An app with all endpoints of these tests on a real port, under <c>/api</c>; one for all tests of a class.</summary>
public sealed class EndpointApp : IAsyncLifetime
{
    private TestApp _app = null!;

    public HttpClient Client => _app.Client;

    public async ValueTask InitializeAsync()
        => _app = await Quiet.StartAsync(app => app.MapGroup("/api").MapEndpoints(), inMemory: false, configure: EndpointServices.Add);

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
