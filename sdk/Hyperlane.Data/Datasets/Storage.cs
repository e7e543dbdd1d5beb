namespace Hyperlane.Data;

/// <summary>
/// The folder on the disk, which nobody but its owner may look into. Each process has a folder of its own in <c>loading/</c> for
/// what arrives, with a lock that ends with the process, however that ends: a folder whose lock is free was left behind.
/// </summary>
public sealed class Storage(DataSettings settings) : IDisposable
{
    private const string LockFile = "lock";

    // How .NET numbers "somebody else has it": EWOULDBLOCK of Linux and of macOS, ERROR_SHARING_VIOLATION of Windows.
    private const int InUse = 11;
    private const int InUseOnMac = 35;
    private const int InUseOnWindows = unchecked((int)0x80070020);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly List<FileStream> _locks = [];

    /// <summary>Where this process keeps uploads until they are loaded.</summary>
    public string Incoming { get; } = Path.Combine(settings.Folder, "loading", $"{Environment.ProcessId}-{Guid.NewGuid():N}");

    private string Loading => Path.Combine(settings.Folder, "loading");

    /// <summary>Makes what is missing, and removes what killed processes left half done.</summary>
    /// <param name="isAlone">Whether no other process may use the folder at the same time.</param>
    /// <exception cref="StartupException">Another process has it, or it cannot be written to.</exception>
    public void Open(bool isAlone)
    {
        try
        {
            MakeFolder(settings.Folder);
            if (isAlone)
            {
                _locks.Add(TryLock(Path.Combine(settings.Folder, LockFile)) ?? throw new StartupException(
                    $"Another process uses the folder {settings.Folder}. Stop it, or give this one a folder of its own (Data:Folder)."));
            }

            MakeFolder(Loading);
            MakeIncoming();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The folder {settings.Folder} (Data:Folder) cannot be used: {error.Message}", error);
        }
    }

    /// <summary>How many bytes lie in <see cref="Incoming"/>.</summary>
    public long CountIncoming()
    {
        try
        {
            return new DirectoryInfo(Incoming).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
        }
        catch (IOException)
        {
            return 0; // a file went while it was looked at; the next look counts again
        }
    }

    /// <summary>Makes a folder, which only its owner may enter.</summary>
    public static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path); // it has the rights of the folder around it
            return;
        }

        Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>A new file, which only its owner may read.</summary>
    public static FileStream NewFile(string path, FileAccess access = FileAccess.Write, FileOptions options = FileOptions.Asynchronous)
        => Open(path, FileMode.CreateNew, access, options);

    /// <summary>The same for a file that an engine has made.</summary>
    public static void MakePrivate(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var held in _locks)
        {
            held.Dispose();
        }

        if (_locks.Count > 0 && Directory.Exists(Incoming))
        {
            Directory.Delete(Incoming, recursive: true);
        }
    }

    /// <summary>One process at a time, so that none takes for left behind what another is just making.</summary>
    private void MakeIncoming()
    {
        var making = Path.Combine(Loading, LockFile);
        var waiting = System.Diagnostics.Stopwatch.StartNew();
        FileStream? turn;
        while ((turn = TryLock(making)) is null)
        {
            if (waiting.Elapsed > Patience)
            {
                throw new IOException($"Another process holds {making}.");
            }

            Thread.Sleep(20);
        }

        using (turn)
        {
            foreach (var path in Directory.EnumerateFileSystemEntries(Loading).Where(path => path != making).ToList())
            {
                RemoveIfLeft(path);
            }

            MakeFolder(Incoming);
            _locks.Add(TryLock(Path.Combine(Incoming, LockFile))!);
        }
    }

    private static void RemoveIfLeft(string path)
    {
        if (!Directory.Exists(path))
        {
            File.Delete(path);
            return;
        }

        using (var held = TryLock(Path.Combine(path, LockFile)))
        {
            if (held is null)
            {
                return; // its process lives
            }
        }

        Directory.Delete(path, recursive: true);
    }

    private static FileStream Open(string path, FileMode mode, FileAccess access, FileOptions options)
    {
        var how = new FileStreamOptions { Mode = mode, Access = access, Share = FileShare.None, BufferSize = 1, Options = options };
        if (!OperatingSystem.IsWindows())
        {
            how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, how);
    }

    private static FileStream? TryLock(string path)
    {
        try
        {
            return Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileOptions.None);
        }
        catch (IOException error) when (error.HResult is InUse or InUseOnMac or InUseOnWindows)
        {
            return null;
        }
    }
}
