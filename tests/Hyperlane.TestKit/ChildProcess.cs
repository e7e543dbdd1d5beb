using System.Diagnostics;

namespace Hyperlane.TestKit;

/// <summary>
/// How this assembly starts processes: without a shell, with both outputs caught, and with an environment as a user has it.
/// </summary>
public static class ChildProcess
{
    private static readonly Dictionary<string, string> Always = new()
    {
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_CLI_UI_LANGUAGE"] = "en",
        ["DOTNET_NOLOGO"] = "1",
        ["DOTNET_SKIP_FIRST_TIME_EXPERIENCE"] = "1",
        // A build node that outlives the build would hold our end of its output open.
        ["MSBUILDDISABLENODEREUSE"] = "1",
        // Most programs end after seconds: what profiling costs at first never comes back.
        ["DOTNET_TieredPGO"] = "0",
    };

    /// <summary>A process that is ready to start.</summary>
    public static ProcessStartInfo Describe(string program, IEnumerable<string> arguments, string folder)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(IsTheTestRunners))
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in Always)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    /// <summary>Runs a process to its end. After <paramref name="timeout"/> it is killed and the test fails.</summary>
    public static Task<ProcessOutput> RunAsync(string program, IEnumerable<string> arguments, string folder, TimeSpan timeout)
        => RunAsync(Describe(program, arguments, folder), timeout);

    /// <inheritdoc cref="RunAsync(string, IEnumerable{string}, string, TimeSpan)"/>
    public static async Task<ProcessOutput> RunAsync(ProcessStartInfo start, TimeSpan timeout)
    {
        var command = $"{start.FileName} {string.Join(' ', start.ArgumentList)}";
        var output = new LineLog();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => output.Add(line.Data);
        process.ErrorDataReceived += (_, line) => output.Add(line.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var clock = new CancellationTokenSource(timeout);
        try
        {
            await process.WaitForExitAsync(clock.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{command}\nnot done after {timeout}\n{output}");
        }

        return new ProcessOutput(command, process.ExitCode, output.ToString());
    }

    // What "dotnet test" tells its children, no user's shell says.
    private static bool IsTheTestRunners(string name)
        => new[] { "MSBUILD", "VSTEST", "TESTINGPLATFORM" }.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
