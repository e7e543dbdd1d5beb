namespace Hyperlane.Generator.Tests.Grid;

/// <summary>
/// Whatever C# allows in an endpoint works, or is told by a diagnostic: each type in each place, with and without nullable
/// references, generated and compiled without a warning, and called over a port with good and with bad input. The tables say
/// which cells work, and where the OpenAPI document says something else than the server does. To take over a change that is
/// meant, run the tests once with UPDATE_SNAPSHOTS=1 and read the difference.
/// </summary>
public sealed class GridTests
{
    [Fact]
    public Task What_compiles_works() => GridChecks.RunAsync("nullable", hasNullable: true);
}
