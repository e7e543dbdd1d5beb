using System.Diagnostics;
using System.Globalization;

namespace Hyperlane.Tests.Processes;

/// <summary>A server in a process of its own, which may be short of something.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly RunningApp _app;

    private ServerProcess(RunningApp app) => _app = app;

    public Uri Url => _app.Url;

    public bool IsAlive => _app.IsAlive;

    /// <summary>How long it has used processors.</summary>
    public TimeSpan ProcessorTime => _app.ProcessorTime;

    /// <summary>Starts it on a port of its own.</summary>
    /// <param name="descriptors">How many files and sockets it may have open.</param>
    /// <param name="arguments">Its command line.</param>
    public static Task<ServerProcess> StartAsync(int descriptors, params string[] arguments) => StartAsync(descriptors, 0, arguments);

    /// <summary>Starts it on a port.</summary>
    /// <inheritdoc cref="StartAsync(int, string[])"/>
    public static Task<ServerProcess> StartAsync(int descriptors, int port, params string[] arguments)
        => StartAsync(descriptors, new Dictionary<string, string>(),
            string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"), arguments);

    /// <summary>Starts it on an address, in an environment.</summary>
    /// <inheritdoc cref="StartAsync(int, string[])"/>
    public static async Task<ServerProcess> StartAsync(int descriptors, IReadOnlyDictionary<string, string> environment, string url,
        params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "HelloHyperlane.dll");
        var command = string.Create(CultureInfo.InvariantCulture,
            $"ulimit -n {descriptors}; exec dotnet '{program}' --urls {url} --Hyperlane:AllowedHosts=* {string.Join(' ', arguments)}");
        var start = new ProcessStartInfo("bash", ["-c", command]) { WorkingDirectory = AppContext.BaseDirectory };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new ServerProcess(await RunningApp.StartAsync(start));
    }

    /// <summary>How many descriptors each of its event loops watches, by the kernel's account. Linux only.</summary>
    public IReadOnlyList<int> WatchedDescriptors()
    {
        var watched = new List<int>();
        foreach (var descriptor in Directory.GetFiles($"/proc/{_app.Id}/fdinfo"))
        {
            try
            {
                watched.Add(File.ReadLines(descriptor).Count(line => line.StartsWith("tfd:", StringComparison.Ordinal)));
            }
            catch (FileNotFoundException)
            {
                // Closed in the meantime.
            }
        }

        return watched;
    }

    /// <summary>Asks it to stop (SIGTERM).</summary>
    /// <returns>Its exit code.</returns>
    public Task<int> TerminateAsync() => _app.TerminateAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
