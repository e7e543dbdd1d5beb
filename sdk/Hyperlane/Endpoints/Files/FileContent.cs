using Hyperlane.Http;

namespace Hyperlane.Endpoints.Files;

/// <summary>Something opened to be answered, with what it says of itself.</summary>
internal sealed class FileContent : IAsyncDisposable
{
    public FileContent(Stream stream)
    {
        Stream = stream;
        if (stream.CanSeek)
        {
            Origin = stream.Position;
            Length = Math.Max(stream.Length - Origin, 0);
        }
    }

    public Stream Stream { get; }

    /// <summary>Where in the stream the content begins.</summary>
    public long Origin { get; }

    /// <summary>How many bytes there are, or null where only the end will tell; then there are no ranges either.</summary>
    public long? Length { get; }

    public Validators Validators { get; private init; }

    /// <summary>Opens a file.</summary>
    /// <returns>Null if there is none.</returns>
    public static FileContent? Open(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            var stream = new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.Open,
                Access = FileAccess.Read,
                Share = FileShare.ReadWrite | FileShare.Delete,
                Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
                BufferSize = 0,
            });

            // Asked of the handle, so that the date is of the bytes that are sent, even if the path now leads elsewhere.
            var changed = new DateTimeOffset(File.GetLastWriteTimeUtc(stream.SafeFileHandle));
            var tag = new EntityTag($"{changed.UtcTicks:x}-{stream.Length:x}");
            return new FileContent(stream) { Validators = new Validators(tag, changed) };
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            // Deleted a moment ago.
            return null;
        }
    }

    /// <summary>Goes to a place counted from where the content begins.</summary>
    public void Seek(long position) => Stream.Position = Origin + position;

    public ValueTask DisposeAsync() => Stream.DisposeAsync();
}
