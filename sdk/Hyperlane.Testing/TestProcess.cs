using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Hyperlane.Testing;

/// <summary>A published program that runs beside the test, until the test is over.</summary>
internal sealed class TestProcess : IAsyncDisposable
{
    /// <summary>SIGTERM, which a service gets to stop.</summary>
    private const int Terminate = 15;

    private const string Listening = "Now listening on: ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Action<string>? _log;

    private TestProcess(Process process, Action<string>? log)
    {
        _process = process;
        _log = log;
    }

    /// <summary>Starts a program and waits until it listens.</summary>
    /// <exception cref="InvalidOperationException">It ended before, or listens after half a minute not yet; the message has its
    /// output.</exception>
    public static async Task<(TestProcess Process, Uri Address)> StartAsync(string path, IEnumerable<string> arguments, Action<string>? log)
    {
        var process = new Process
        {
            StartInfo = new ProcessStartInfo(path, arguments)
            {
                WorkingDirectory = Path.GetDirectoryName(path)!,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            },
            EnableRaisingEvents = true,
        };
        var started = new TestProcess(process, log);
        process.OutputDataReceived += (_, line) => started.Take(line.Data);
        process.ErrorDataReceived += (_, line) => started.Take(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            var ended = process.WaitForExitAsync();
            if (await Task.WhenAny(started._address.Task, ended).WaitAsync(Patience).ConfigureAwait(false) == ended)
            {
                throw new InvalidOperationException(
                    $"{path} ended before its app had started, with exit code {process.ExitCode}: {started.Output()}");
            }

            return (started, await started._address.Task.ConfigureAwait(false));
        }
        catch (TimeoutException error)
        {
            await started.DisposeAsync().ConfigureAwait(false);
            throw new InvalidOperationException($"{path} does not say where it listens: {started.Output()}", error);
        }
        catch
        {
            await started.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Stops the program as a service is stopped, and if it does not listen, at once.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            if (OperatingSystem.IsWindows() || Kill(_process.Id, Terminate) != 0)
            {
                _process.Kill(entireProcessTree: true);
            }

            try
            {
                await _process.WaitForExitAsync().WaitAsync(Patience).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                _process.Kill(entireProcessTree: true);
            }
        }

        _process.Dispose();
    }

    private void Take(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.AppendLine(line);
        }

        _log?.Invoke(line);
        if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var start
            && Uri.TryCreate(line[(start + Listening.Length)..].Trim().TrimEnd('"', '}'), UriKind.Absolute, out var address))
        {
            _address.TrySetResult(address);
        }
    }

    private string Output()
    {
        lock (_output)
        {
            return _output.ToString();
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
