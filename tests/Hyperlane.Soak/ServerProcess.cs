using System.Diagnostics;
using System.Globalization;

namespace Hyperlane.Soak;

/// <summary>The server in a process of its own, and what the kernel says of it.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const string Word = "Now listening on: ";

    private readonly Process _process;
    private readonly string _certificate;

    private ServerProcess(Process process, string certificate, Uri url, Uri secureUrl)
    {
        _process = process;
        _certificate = certificate;
        Url = url;
        SecureUrl = secureUrl;
    }

    public Uri Url { get; }

    public Uri SecureUrl { get; }

    /// <summary>Open sockets.</summary>
    public int Sockets => Directory.GetFiles($"/proc/{_process.Id}/fd").Count(path => new FileInfo(path).LinkTarget?.StartsWith("socket:", StringComparison.Ordinal) == true);

    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Resident memory in MB.</summary>
    public double Memory
        => long.Parse(File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith("VmRSS", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024.0;

    /// <summary>Open files and sockets.</summary>
    public int Handles => Directory.GetFiles($"/proc/{_process.Id}/fd").Length;

    public static async Task<ServerProcess> StartAsync()
    {
        var certificate = SoakCertificate.Write();
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. Self(), "serve", $"--Hyperlane:Certificates:Default:Path={certificate}"]) { RedirectStandardOutput = true })!;
        Uri? plain = null;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.IndexOf(Word, StringComparison.Ordinal) is >= 0 and var at)
            {
                var url = new Uri(line[(at + Word.Length)..]);
                if (plain is null)
                {
                    plain = url;
                    continue;
                }

                _ = process.StandardOutput.ReadToEndAsync();
                return new ServerProcess(process, certificate, plain, url);
            }
        }

        throw new InvalidOperationException("The server did not start.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(Path.GetDirectoryName(_certificate)!, recursive: true);
    }

    /// <summary>Run by "dotnet", the program's file comes before its arguments.</summary>
    private static string[] Self() => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(ServerProcess).Assembly.Location] : [];
}
