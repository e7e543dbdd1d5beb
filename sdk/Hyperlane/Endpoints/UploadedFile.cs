using Hyperlane.Endpoints.Forms;
using Hyperlane.Http;

namespace Hyperlane.Endpoints;

/// <summary>A file that came with a form. It is there until the request is answered: what is to stay must be copied.</summary>
public sealed class UploadedFile
{
    private readonly UploadContent _content;

    internal UploadedFile(PartHead head, UploadContent content)
    {
        Name = head.Name;
        FileName = head.FileName!;
        ContentType = head.ContentType ?? FileTypes.Unknown;
        _content = content;
    }

    /// <summary>The field of the form.</summary>
    public string Name { get; }

    /// <summary>
    /// The name of the file at the client, without any folder; maybe empty. Two clients may send the same: choose the name to store it
    /// under yourself.
    /// </summary>
    public string FileName { get; }

    /// <summary>
    /// The media type that the client claims; <c>application/octet-stream</c> if it claims none. The content may be anything.
    /// </summary>
    public string ContentType { get; }

    /// <summary>The length in bytes.</summary>
    public long Length => _content.Length;

    /// <summary>Whether it is held in memory and not in a temporary file.</summary>
    internal bool IsInMemory => _content.IsInMemory;

    /// <summary>Reads the content from its beginning, as often as wanted. The stream can seek.</summary>
    /// <exception cref="ObjectDisposedException">The request is over.</exception>
    public Stream OpenReadStream() => _content.Open();

    /// <summary>Copies the content.</summary>
    /// <exception cref="ObjectDisposedException">The request is over.</exception>
    public async Task CopyToAsync(Stream destination, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        var source = OpenReadStream();
        await using var _ = source.ConfigureAwait(false);
        await source.CopyToAsync(destination, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Saves the content as a file. One that cannot be saved whole is removed again.</summary>
    /// <param name="path">Where to. Not made of <see cref="FileName"/>, which the client chose.</param>
    /// <param name="overwrite">Whether a file that is there already may be replaced.</param>
    /// <param name="cancellationToken">Ends the copying.</param>
    /// <exception cref="IOException">There is a file of this path already, or it cannot be written.</exception>
    /// <exception cref="ObjectDisposedException">The request is over.</exception>
    public async Task SaveAsAsync(string path, bool overwrite = false, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _content.ThrowIfDisposed();
        var file = new FileStream(path, overwrite ? FileMode.Create : FileMode.CreateNew, FileAccess.Write, FileShare.None, 1,
            FileOptions.Asynchronous);
        var saved = false;
        try
        {
            await using var _ = file.ConfigureAwait(false);
            await CopyToAsync(file, cancellationToken).ConfigureAwait(false);
            saved = true;
        }
        finally
        {
            if (!saved)
            {
                File.Delete(path);
            }
        }
    }
}
