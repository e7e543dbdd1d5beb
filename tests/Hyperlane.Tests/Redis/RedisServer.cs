using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Hyperlane.Tests.Redis;

/// <summary>A Redis of one test, which keeps nothing on the disk: killed, it comes back empty.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private const string Program = "/usr/bin/redis-server";
    private readonly int _port = FreePort();
    private Process? _process;

    public string Configuration => $"127.0.0.1:{_port},connectTimeout=2000";

    public static async Task<RedisServer> StartAsync()
    {
        var missing = !File.Exists(Program);
        Assert.False(missing && Environment.GetEnvironmentVariable("CI") == "true", "redis-server is not installed.");
        Assert.SkipWhen(missing, "redis-server is not installed, so several processes cannot be connected.");
        var server = new RedisServer();
        await server.StartAgainAsync();
        return server;
    }

    public async Task StartAgainAsync()
    {
        var start = new ProcessStartInfo(Program) { RedirectStandardOutput = true };
        foreach (var argument in (string[])["--port", $"{_port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--enable-debug-command", "local", "--dir", Path.GetTempPath()])
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("Ready to accept connections", StringComparison.Ordinal))
            {
                _ = _process.StandardOutput.ReadToEndAsync();
                return;
            }
        }

        Assert.Fail("Redis did not start.");
    }

    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    public async ValueTask DisposeAsync() => await KillAsync();

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
