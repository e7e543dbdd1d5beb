using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Hyperlane.Data;

/// <summary>A worker as the service sees it: a process, the pipes to it, and a folder that goes with it.</summary>
internal sealed class WorkerProcess : IDisposable
{
    /// <summary>How much of .NET a worker has: rows are no objects there, and pass through.</summary>
    private const long HeapLimit = 256L << 20;

    /// <summary>What of the environment a worker gets to know. Passwords and connection strings stand there, too.</summary>
    private static readonly string[] Inherited =
        ["PATH", "HOME", "USERPROFILE", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "WINDIR", "LD_LIBRARY_PATH", "TZ", "LANG", "LC_ALL", "DOTNET_BUNDLE_EXTRACT_BASE_DIR"];

    private readonly Process _process;
    private readonly string _folder;
    private readonly FrameWriter _output;
    private readonly FrameReader _input;
    private string? _lastWords;
    private bool _isDisposed;

    private WorkerProcess(Process process, WorkerSettings settings)
    {
        (_process, _folder) = (process, settings.Folder);
        _output = new FrameWriter(process.StandardInput.BaseStream);
        _input = new FrameReader(process.StandardOutput.BaseStream, WorkerSettings.MaxBytes(settings.MaxValue) + 1024);
    }

    /// <summary>Since when it has had nothing to do.</summary>
    public long IdleSince { get; set; }

    /// <summary>Which client asked it last; null where the service did, or nobody.</summary>
    public string? Client { get; set; }

    /// <summary>Whether it runs.</summary>
    public bool IsAlive => !_process.HasExited;

    /// <summary>Why it was ended; null if it was not, or ended by itself.</summary>
    public WorkerEnd? Ended { get; private set; }

    /// <summary>How much memory it has (RSS), in bytes.</summary>
    public long Memory
    {
        get
        {
            if (OperatingSystem.IsLinux())
            {
                var pages = File.ReadAllText($"/proc/{_process.Id}/statm").Split(' ')[1];
                return long.Parse(pages, CultureInfo.InvariantCulture) * Environment.SystemPageSize;
            }

            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>What it wrote to its errors last, and how it ended.</summary>
    public string LastWords => $"{_lastWords ?? "no words"}; {(_process.WaitForExit(1000) ? $"exit code {_process.ExitCode}" : "it runs")}";

    /// <summary>Starts one, and waits until it is ready.</summary>
    /// <param name="assembly">Where the app's own assembly is; empty where it is in the file of the program.</param>
    /// <param name="settings">What it may do.</param>
    /// <exception cref="ProblemException">It does not start.</exception>
    public static WorkerProcess Start(string assembly, WorkerSettings settings)
    {
        Storage.MakeFolder(settings.Folder);
        WorkerProcess? worker = null;
        try
        {
            worker = new WorkerProcess(Process.Start(Describe(assembly, settings.Folder))!, settings);
            worker._process.ErrorDataReceived += (_, line) => worker._lastWords = line.Data is { Length: > 0 } words
                ? words[..Math.Min(words.Length, 500)]
                : worker._lastWords;
            worker._process.BeginErrorReadLine();
            worker._output.Write(FrameKind.Settings, settings, WorkerJson.Default.WorkerSettings);
            return worker._input.Read() is { Kind: FrameKind.Ready }
                ? worker
                : throw new InvalidDataException($"A worker does not start: {worker.LastWords}");
        }
        catch (Exception error) when (error is IOException or InvalidDataException or Win32Exception)
        {
            worker?.Dispose();
            throw new WorkerException(error.Message, error);
        }
    }

    /// <summary>Sends it something.</summary>
    public void Send<T>(FrameKind kind, T content, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        => _output.Write(kind, content, type);

    /// <summary>Waits for what it sends; null if it has ended.</summary>
    public Frame? Receive()
    {
        try
        {
            return _input.Read();
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Ends it, whatever it is doing.</summary>
    public void Kill(WorkerEnd reason)
    {
        Ended ??= reason;
        try
        {
            _process.Kill();
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception)
        {
            // It has ended already.
        }
    }

    public void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            Kill(WorkerEnd.NotWanted);
            _process.WaitForExit(5000);
            _process.Dispose();
            Directory.Delete(_folder, recursive: true);
        }
    }

    /// <summary>This program once more, without what it was told.</summary>
    private static ProcessStartInfo Describe(string assembly, string folder)
    {
        var (program, arguments) = Program(assembly);
        var start = new ProcessStartInfo(program, [.. arguments, Worker.Argument])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => !Inherited.Contains(name.ToUpperInvariant())).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_GCHeapHardLimit"] = HeapLimit.ToString("x", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_TieredPGO"] = "0";
        return start;
    }

    /// <summary>
    /// How this program is started: by a file of its own, by <c>dotnet</c>, or, in tests, by the file beside its assembly.
    /// </summary>
    private static (string Program, string[] Arguments) Program(string assembly)
    {
        var me = Environment.ProcessPath!;
        var file = Path.ChangeExtension(assembly, OperatingSystem.IsWindows() ? ".exe" : null);
        var isDotnet = Path.GetFileNameWithoutExtension(me).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        return assembly.Length == 0 || me == file ? (me, [])
            : isDotnet ? (me, [assembly])
            : File.Exists(file) ? (file, [])
            : ("dotnet", [assembly]);
    }
}
