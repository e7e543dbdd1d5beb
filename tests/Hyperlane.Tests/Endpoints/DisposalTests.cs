using Hyperlane.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Hyperlane.Tests.Endpoints;

/// <summary>Objects of endpoint classes that can be disposed are, once, after the answer.</summary>
public sealed class DisposalTests : IAsyncLifetime
{
    private readonly Traces _traces = new();
    private TestApp _app = null!;

    public async ValueTask InitializeAsync()
        => _app = await Quiet.StartAsync(app => app.MapEndpoints(), inMemory: false, builder =>
        {
            EndpointServices.Add(builder);
            builder.Services.AddSingleton(_traces);
        });

    // The server ends only when each handler has: what they leave behind has happened then.
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("GET", "/closed/a", "a", "called disposed")]
    [InlineData("GET", "/closed/b/lines", "b", "called ended disposed")]
    [InlineData("GET", "/closed/c/broken", "c", "called disposed")]
    [InlineData("POST", "/closed/slowly/d", "d", "called disposed-slowly")]
    public async Task They_are_let_go_when_the_request_is_answered(string method, string path, string id, string expected)
    {
        using (var request = new HttpRequestMessage(new HttpMethod(method), path))
        using (var response = await _app.Client.SendAsync(request))
        {
            await response.Content.ReadAsStringAsync();
        }

        await _app.DisposeAsync();

        Assert.Equal(expected, _traces.Of(id));
    }
}
