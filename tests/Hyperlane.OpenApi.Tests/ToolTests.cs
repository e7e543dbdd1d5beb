namespace Hyperlane.OpenApi.Tests;

/// <summary>What others make of the document.</summary>
public sealed class ToolTests(Npm npm) : IClassFixture<Npm>
{
    [Fact]
    public async Task The_document_is_valid_by_the_schema_of_OpenAPI_3_1()
    {
        npm.Require();
        Succeed(await npm.RunAsync("node", "validate.js", "openapi.json"));
    }

    [Fact]
    public async Task A_linter_has_nothing_to_say()
    {
        npm.Require();
        Succeed(await npm.RunToolAsync("spectral", "lint", "openapi.json", "--ruleset", "spectral.yaml", "--fail-severity", "hint"));
    }

    [Fact]
    public async Task Redocly_recommends_nothing()
    {
        npm.Require();
        Succeed(await npm.RunAsync("node", "lint.js", "openapi.json"));
    }

    [Fact]
    public async Task A_client_of_hey_api_compiles_and_understands_the_server()
    {
        npm.Require();
        await using var app = await LibraryApp.StartAsync(inMemory: false);

        Succeed(await npm.RunToolAsync("openapi-ts", "--file", "hey.config.mjs"));
        Succeed(await npm.RunToolAsync("tsc", "--project", "tsconfig.hey.json"));
        Succeed(await npm.RunAsync("node", "hey-client.js", app.BaseAddress.ToString().TrimEnd('/')));
    }

    [Fact]
    public async Task A_generated_TypeScript_client_compiles_and_understands_the_server()
    {
        npm.Require();
        await using var app = await LibraryApp.StartAsync(inMemory: false);

        // What has a default may be left out by clients, which the generator does not believe by itself.
        Succeed(await npm.RunToolAsync("openapi-typescript", "openapi.json", "--output", "library.d.ts", "--default-non-nullable=false"));
        Succeed(await npm.RunToolAsync("tsc", "--project", "."));
        Succeed(await npm.RunAsync("node", "client.js", app.BaseAddress.ToString().TrimEnd('/')));
    }

    private static void Succeed((int ExitCode, string Output) run) => Assert.True(run.ExitCode == 0, run.Output);
}
