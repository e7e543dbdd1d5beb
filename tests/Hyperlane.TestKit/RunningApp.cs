using System.Diagnostics;

namespace Hyperlane.TestKit;

/// <summary>A program that serves HTTP, in a process of its own. Disposing kills it if it still runs.</summary>
public sealed class RunningApp : IAsyncDisposable
{
    private const string Announcement = "Now listening on: ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly LineLog _output = new();
    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Uri[] _urls;
    private int _known;

    private RunningApp(ProcessStartInfo start, int addresses)
    {
        _urls = new Uri[addresses];
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => _output.Add(line.Data);
        _process.Exited += (_, _) => _listening.TrySetException(new InvalidOperationException("The program ended before it listened."));
    }

    /// <summary>Where it listens, in the order in which it says so.</summary>
    public IReadOnlyList<Uri> Urls => _urls;

    /// <summary>Where it listens first.</summary>
    public Uri Url => _urls[0];

    /// <summary>A client whose relative addresses begin at <see cref="Url"/>.</summary>
    public HttpClient Client { get; private set; } = null!;

    /// <summary>The id of its process.</summary>
    public int Id => _process.Id;

    /// <summary>Whether it runs.</summary>
    public bool IsAlive => !_process.HasExited;

    /// <summary>How long it has used processors.</summary>
    public TimeSpan ProcessorTime => Fresh().TotalProcessorTime;

    /// <summary>Resident memory in bytes.</summary>
    public long Memory => Fresh().WorkingSet64;

    /// <summary>The most memory that was ever resident, in bytes.</summary>
    public long PeakMemory => Fresh().PeakWorkingSet64;

    /// <summary>All it has written so far, to both outputs.</summary>
    public string Output => _output.ToString();

    /// <summary>Starts a program and waits for the line that says where it listens.</summary>
    public static Task<RunningApp> StartAsync(
        string program, string folder, string environment, IEnumerable<string> arguments, TimeSpan? patience = null)
    {
        var start = ChildProcess.Describe(program, arguments, folder);
        start.Environment["DOTNET_ENVIRONMENT"] = environment;
        return StartAsync(start, patience: patience);
    }

    /// <summary>Starts a program and waits for the lines that say where it listens.</summary>
    /// <param name="start">How it is started.</param>
    /// <param name="addresses">How many addresses it has.</param>
    /// <param name="patience">How long at most; a minute, where nothing is said.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="InvalidOperationException">It does not listen; the message has what it wrote.</exception>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public static async Task<RunningApp> StartAsync(ProcessStartInfo start, int addresses = 1, TimeSpan? patience = null,
        CancellationToken stop = default)
    {
        var app = new RunningApp(start, addresses);
        app._process.Start();
        app._process.StandardInput.Close();
        app._process.BeginOutputReadLine();
        app._process.BeginErrorReadLine();
        try
        {
            await app._listening.Task.WaitAsync(patience ?? Patience, stop);
        }
        catch (Exception e)
        {
            await app.DisposeAsync();
            stop.ThrowIfCancellationRequested();
            throw new InvalidOperationException($"{start.FileName} does not listen.\n{app.Output}", e);
        }

        app.Client = new HttpClient { BaseAddress = app.Url, Timeout = Patience };
        return app;
    }

    /// <summary>Waits until it has written a text.</summary>
    /// <param name="text">A part of one line.</param>
    /// <param name="patience">How long at most.</param>
    public async Task WaitForAsync(string text, TimeSpan patience)
    {
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process.OutputDataReceived += Look;
        _process.ErrorDataReceived += Look;
        if (Output.Contains(text, StringComparison.Ordinal))
        {
            return;
        }

        try
        {
            await written.Task.WaitAsync(patience);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"It has not written \"{text}\" within {patience}:\n{Output}");
        }

        void Look(object process, DataReceivedEventArgs line)
        {
            if (line.Data?.Contains(text, StringComparison.Ordinal) == true)
            {
                written.TrySetResult();
            }
        }
    }

    /// <summary>Asks it to stop, as a service manager does (SIGTERM), and returns its exit code.</summary>
    public async Task<int> TerminateAsync()
    {
        Signal.Terminate(_process.Id);
        using var clock = new CancellationTokenSource(Patience);
        try
        {
            await _process.WaitForExitAsync(clock.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"It still runs {Patience} after SIGTERM.\n{Output}");
        }

        return _process.ExitCode;
    }

    /// <summary>Ends it at once, with no chance to write anything more (SIGKILL).</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None).WaitAsync(Patience);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        Client?.Dispose();
        _process.Dispose();
    }

    private Process Fresh()
    {
        _process.Refresh();
        return _process;
    }

    private void Read(string? line)
    {
        _output.Add(line);
        var at = line?.IndexOf(Announcement, StringComparison.Ordinal) ?? -1;
        if (at < 0 || _known == _urls.Length)
        {
            return;
        }

        _urls[_known++] = new Uri(line![(at + Announcement.Length)..].Trim());
        if (_known == _urls.Length)
        {
            _listening.TrySetResult();
        }
    }
}
