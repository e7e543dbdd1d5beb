using System.Diagnostics;
using Hyperlane.TestKit;

namespace Hyperlane.Soak;

/// <summary>The server in a process of its own, and what the kernel says of it.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly RunningApp _app;
    private readonly string _certificate;

    private ServerProcess(RunningApp app, string certificate)
    {
        _app = app;
        _certificate = certificate;
    }

    public Uri Url => _app.Urls[0];

    public Uri SecureUrl => _app.Urls[1];

    /// <summary>Open sockets.</summary>
    public int Sockets
        => Directory.GetFiles($"/proc/{_app.Id}/fd")
            .Count(path => new FileInfo(path).LinkTarget?.StartsWith("socket:", StringComparison.Ordinal) == true);

    public TimeSpan ProcessorTime => _app.ProcessorTime;

    /// <summary>Resident memory in MB.</summary>
    public double Memory => _app.Memory / 1048576.0;

    /// <summary>Open files and sockets.</summary>
    public int Handles => Directory.GetFiles($"/proc/{_app.Id}/fd").Length;

    public static async Task<ServerProcess> StartAsync()
    {
        var certificate = SoakCertificate.Write();
        var start = new ProcessStartInfo(Environment.ProcessPath!,
            [.. Self(), "serve", $"--Hyperlane:Certificates:Default:Path={certificate}"]);
        return new ServerProcess(await RunningApp.StartAsync(start, addresses: 2), certificate);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(Path.GetDirectoryName(_certificate)!, recursive: true);
    }

    /// <summary>Run by "dotnet", the program's file comes before its arguments.</summary>
    private static string[] Self()
        => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(ServerProcess).Assembly.Location] : [];
}
