namespace Hyperlane.Templates.Tests.Support;

/// <summary>The dotnet command.</summary>
public static class Dotnet
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(15);

    /// <summary>The program this test itself runs on.</summary>
    public static string Program { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>Runs "dotnet ..." in a folder; the test fails when the command does.</summary>
    public static async Task<ProcessOutput> RunAsync(string folder, params string[] arguments) =>
        (await TryAsync(folder, arguments)).EnsureSuccess();

    /// <summary>Runs "dotnet ..." in a folder, and leaves it to the caller to look at the exit code.</summary>
    public static Task<ProcessOutput> TryAsync(string folder, params string[] arguments) =>
        ChildProcess.RunAsync(Program, arguments, folder, Timeout);
}
