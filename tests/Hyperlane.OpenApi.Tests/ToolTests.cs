namespace Hyperlane.OpenApi.Tests;

/// <summary>What others make of the document.</summary>
public sealed class ToolTests(Npm npm) : IClassFixture<Npm>
{
    [Fact]
    public async Task The_document_is_valid_by_the_schema_of_OpenAPI_3_1()
    {
        npm.Require();
        Succeed(await npm.RunAsync("node", "validate.js", "openapi.json", "3.1"));
    }

    [Fact]
    public async Task The_document_of_3_0_is_valid_by_its_schema()
    {
        npm.Require();
        await using var app = await LibraryApp.StartAsync(options: options => options.Version = OpenApiVersion.V3_0);
        await File.WriteAllTextAsync(Path.Combine(npm.Folder, "openapi-3.0.json"),
            await app.Client.GetStringAsync(LibraryApp.Path("/openapi.json")));

        Succeed(await npm.RunAsync("node", "validate.js", "openapi-3.0.json", "3.0"));
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
    public async Task A_client_of_orval_compiles_and_understands_the_server()
    {
        npm.Require();
        await using var app = await LibraryApp.StartAsync(inMemory: false);

        await File.WriteAllTextAsync(Path.Combine(npm.Folder, "orval.address"), app.BaseAddress.ToString().TrimEnd('/'));
        Succeed(await npm.RunToolAsync("orval", "--config", "orval.config.mjs"));
        Succeed(await npm.RunToolAsync("tsc", "--project", "tsconfig.orval.json"));
        Succeed(await npm.RunAsync("node", "orval-client.js"));
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

    private static void Succeed(ProcessOutput run) => run.EnsureSuccess();
}
