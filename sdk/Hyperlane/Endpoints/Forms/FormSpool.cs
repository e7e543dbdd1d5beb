using Microsoft.Win32.SafeHandles;

namespace Hyperlane.Endpoints.Forms;

/// <summary>
/// Where the files of a form wait: the first 64 KiB of all together in memory, the rest one behind the other in one
/// temporary file. Its name is gone as soon as it is open (on Windows: when it is closed), so that nothing remains of
/// it whatever becomes of the process.
/// </summary>
internal sealed class FormSpool : IAsyncDisposable
{
    /// <summary>The most bytes of files that one form holds in memory.</summary>
    public const int MemoryBytes = 64 * 1024;

    private FileStream? _file;
    private bool _disposed;

    /// <summary>How much of the memory is in use.</summary>
    public int MemoryUsed { get; set; }

    /// <summary>How many bytes are in the temporary file.</summary>
    public long Length { get; private set; }

    /// <summary>The temporary file.</summary>
    /// <exception cref="ObjectDisposedException">The request is over.</exception>
    public SafeFileHandle Handle
    {
        get
        {
            ThrowIfDisposed();
            return (_file ??= Open()).SafeFileHandle;
        }
    }

    public async ValueTask AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await RandomAccess.WriteAsync(Handle, bytes, Length, cancellationToken).ConfigureAwait(false);
        Length += bytes.Length;
    }

    /// <exception cref="ObjectDisposedException">The request is over.</exception>
    public void ThrowIfDisposed()
    {
        if (_disposed)
        {
            throw new ObjectDisposedException("UploadedFile",
                "The request is answered, and its files are gone. Copy what is to stay before that.");
        }
    }

    public ValueTask DisposeAsync()
    {
        _disposed = true;
        return _file?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    private static FileStream Open()
    {
        var path = Path.Combine(Path.GetTempPath(), $"hyperlane-{Guid.NewGuid():n}.upload");
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Delete,
            BufferSize = 0,
            Options = FileOptions.Asynchronous,
        };
        if (OperatingSystem.IsWindows())
        {
            options.Options |= FileOptions.DeleteOnClose;
            return new FileStream(path, options);
        }

        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, options);
        File.Delete(path);
        return file;
    }
}
