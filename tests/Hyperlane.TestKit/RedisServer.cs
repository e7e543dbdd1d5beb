using System.Diagnostics;

namespace Hyperlane.TestKit;

/// <summary>A Redis of one test's own, which keeps nothing on the disk: killed, it comes back empty.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private const string Program = "/usr/bin/redis-server";

    private readonly int _port = FreePort.Find();
    private Process? _process;

    private RedisServer()
    {
    }

    /// <summary>Where it is, as StackExchange.Redis reads it.</summary>
    public string Configuration => $"127.0.0.1:{_port},connectTimeout=2000";

    /// <summary>Starts one; without the program, the test is skipped, or fails under CI.</summary>
    public static async Task<RedisServer> StartAsync()
    {
        Installed.Require(Program, "redis-server");
        var server = new RedisServer();
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Starts it again on the same port, after <see cref="KillAsync"/>.</summary>
    public async Task StartAgainAsync()
    {
        _process = Process.Start(ChildProcess.Describe(
            Program, ["--port", $"{_port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--enable-debug-command", "local"],
            Path.GetTempPath()))!;
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("Ready to accept connections", StringComparison.Ordinal))
            {
                _ = _process.StandardOutput.ReadToEndAsync();
                return;
            }
        }

        throw new InvalidOperationException("Redis did not start.");
    }

    /// <summary>Kills it (SIGKILL), and all it knew is gone.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await KillAsync();
}
