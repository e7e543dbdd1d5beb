using System.Diagnostics;
using System.Globalization;

namespace Hyperlane.TestKit;

/// <summary>A PostgreSQL of one test's own, in a folder that is gone afterwards.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string User = "nobody"; // PostgreSQL does not run as root

    private readonly TestFolder _folder = new();
    private readonly int _port = FreePort.Find();
    private readonly string _programs;
    private Process? _process;

    private PostgresServer(string programs) => _programs = programs;

    /// <summary>Where it is, as Npgsql reads it.</summary>
    public string ConnectionString => $"Host=127.0.0.1;Port={_port};Username=test;Database=postgres";

    /// <summary>Starts one; without the program, the test is skipped, or fails under CI.</summary>
    public static async Task<PostgresServer> StartAsync()
    {
        var programs = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql")
            .OrderBy(version => int.TryParse(Path.GetFileName(version), CultureInfo.InvariantCulture, out var number) ? number : 0)
            .LastOrDefault()
            : null;
        Installed.Require(programs is null ? null : Path.Combine(programs, "bin", "postgres"), "postgresql");
        var server = new PostgresServer(Path.Combine(programs!, "bin"));
        try
        {
            await server.CreateAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends it at once; what it has stays.</summary>
    public async Task StopAsync()
    {
        if (_process is not null)
        {
            Signal.Terminate(_process.Id);
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
            _process = null;
        }
    }

    /// <summary>Starts it again, where it was.</summary>
    public Task StartAgainAsync() => RunServerAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
    }

    private static bool IsRoot => Environment.UserName == "root";

    private string Data => Path.Combine(_folder.Path, "data");

    private async Task CreateAsync()
    {
        if (IsRoot)
        {
            await RunAsync("chown", User, _folder.Path);
        }

        await RunAsync([.. As(IsRoot), Path.Combine(_programs, "initdb"), "-D", Data, "-U", "test", "--auth=trust", "--no-sync", "-E",
            "UTF8", "--locale=C"]);
        await RunServerAsync();
    }

    private async Task RunServerAsync()
    {
        // It may be killed, but the machine under it is not: nothing must reach the disk itself.
        string[] start =
        [
            .. As(IsRoot), Path.Combine(_programs, "postgres"), "-D", Data, "-p", $"{_port}",
            "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=off", "-c", "full_page_writes=off",
        ];
        _process = Process.Start(ChildProcess.Describe(start[0], start[1..], _folder.Path))!;
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            if (line.Contains("ready to accept connections", StringComparison.Ordinal))
            {
                _ = _process.StandardError.ReadToEndAsync();
                return;
            }
        }

        throw new InvalidOperationException("PostgreSQL did not start.");
    }

    private static string[] As(bool isRoot) => isRoot ? ["setpriv", $"--reuid={User}", "--clear-groups", "--"] : [];

    private async Task RunAsync(params string[] command)
    {
        using var process = Process.Start(ChildProcess.Describe(command[0], command[1..], _folder.Path))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await output + await errors);
    }
}
