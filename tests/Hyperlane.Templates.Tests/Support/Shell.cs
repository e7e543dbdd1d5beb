namespace Hyperlane.Templates.Tests.Support;

/// <summary>
/// Commands typed into bash as they stand. One thing differs from a user's shell: "dotnet new" keeps its list of templates in a
/// hive of the test.
/// </summary>
/// <param name="hive">The folder of the hive.</param>
public sealed class Shell(string hive)
{
    private const string Program = "/bin/bash";

    /// <summary>Variables of the environment, by name.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>Skips the test where there is no such shell.</summary>
    public static void Require() => Assert.SkipUnless(File.Exists(Program), "The commands are for a Unix shell.");

    /// <summary>Runs commands to their end; the test fails when one of them does.</summary>
    public async Task<ProcessOutput> RunAsync(string folder, string commands, TimeSpan timeout) =>
        (await ChildProcess.RunAsync(Program, Arguments(commands), folder, timeout)).EnsureSuccess();

    /// <summary>Runs commands whose last one is a program that serves, and waits until that listens.</summary>
    public Task<RunningApp> StartAsync(string folder, string commands, TimeSpan patience) =>
        RunningApp.StartAsync(Program, folder, "Development", Arguments(commands), patience);

    private string[] Arguments(string commands)
    {
        var exports = Variables.Select(variable => $"export {variable.Key}={Quote(variable.Value)}\n");
        return
        [
            "-c",
            $$"""
            set -eo pipefail
            {{string.Concat(exports)}}
            dotnet() {
              if [ "$1" = new ]; then command {{Quote(Dotnet.Program)}} "$@" --debug:custom-hive {{Quote(hive)}}; else command {{Quote(Dotnet.Program)}} "$@"; fi
            }
            {{commands}}
            """,
        ];
    }

    private static string Quote(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
