
namespace Hyperlane.OpenApi.Tests;

/// <summary>A client in C# that Kiota makes of the document compiles, and understands the server.</summary>
public sealed class KiotaTests
{
    private const string Version = "1.38.0";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task A_generated_client_in_CSharp_compiles_and_understands_the_server()
    {
        await using var app = await LibraryApp.StartAsync(inMemory: false,
            options: options => options.Polymorphism = OpenApiPolymorphism.Inheritance);
        var folder = Folders.OfArtifacts("openapi-kiota");
        var tool = Path.Combine(folder, Version, OperatingSystem.IsWindows() ? "kiota.exe" : "kiota");
        if (!File.Exists(tool))
        {
            await RunAsync("dotnet", "tool", "install", "Microsoft.OpenApi.Kiota", "--version", Version, "--tool-path",
                Path.GetDirectoryName(tool)!);
        }

        var (document, client) = (Path.Combine(folder, "openapi.json"), Path.Combine(folder, "client"));
        await File.WriteAllTextAsync(document, await app.Client.GetStringAsync(LibraryApp.Path("/openapi.json")));
        await RunAsync(
            tool, "generate", "--language", "CSharp", "--openapi", document, "--output", client, "--class-name", "LibraryClient",
            "--namespace-name", "Generated",
            "--exclude-backward-compatible", "--clean-output", "--log-level", "Error");
        var files = Directory.EnumerateFiles(client, "*.cs", SearchOption.AllDirectories)
            .Append(Folders.OfProject("Client", "kiota.cs.txt"));

        await CSharpClient.RunAsync(app.Client, [.. files.Select(File.ReadAllText)]);
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        var start = ChildProcess.Describe(program, arguments, "");
        start.Environment["KIOTA_TUTORIAL_ENABLED"] = "false";
        start.Environment["KIOTA_OFFLINE_ENABLED"] = "true";
        (await ChildProcess.RunAsync(start, Patience)).EnsureSuccess();
    }
}
