namespace Hyperlane.Tests.Endpoints;

/// <summary>What a service is that the app has not: the default that the code says, of every kind of constant.</summary>
public sealed class DefaultTests(EndpointApp app) : IClassFixture<EndpointApp>
{
    [Fact]
    public async Task Of_constructors_is_what_the_compiler_makes_of_it()
        => Assert.Equal(new DefaultEndpoints().All(), await app.Client.GetStringAsync(Quiet.Path("/api/defaults/constructor")));

    [Fact]
    public async Task Of_parameters_is_what_the_compiler_makes_of_it()
        => Assert.Equal(DefaultEndpoints.Parameters(), await app.Client.GetStringAsync(Quiet.Path("/api/defaults/parameters")));
}
