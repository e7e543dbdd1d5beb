using Hyperlane.Endpoints.Files;

namespace Hyperlane.Endpoints.Forms;

/// <summary>What came as one file of a form: in memory, or a part of the form's temporary file.</summary>
/// <param name="spool">What the form holds its files in.</param>
/// <param name="start">Where this one begins in the temporary file.</param>
/// <param name="length">How long it is, in bytes.</param>
/// <param name="memory">The bytes themselves, where they are in memory.</param>
internal sealed class UploadContent(FormSpool spool, long start, long length, ReadOnlyMemory<byte>? memory)
{
    public long Length => length;

    public bool IsInMemory => memory is not null;

    /// <exception cref="ObjectDisposedException">The request is over.</exception>
    public void ThrowIfDisposed() => spool.ThrowIfDisposed();

    /// <exception cref="ObjectDisposedException">The request is over.</exception>
    public Stream Open()
    {
        ThrowIfDisposed();
        return memory is { } bytes ? new BytesStream(bytes) : new SpoolStream(spool, start, length);
    }
}
