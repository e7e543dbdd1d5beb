using Hyperlane.Http;

namespace Hyperlane.Endpoints.Files;

/// <summary>
/// Sends bytes of a file: a large one by the kernel, where the connection can, else piece by piece: one piece is in memory, and the next is
/// read when the client has taken it.
/// </summary>
internal static class FileSender
{
    private const int Piece = 64 * 1024;

    /// <summary>Sends a part.</summary>
    /// <exception cref="EndOfStreamException">The file has become shorter since its length was announced.</exception>
    public static ValueTask SendAsync(FileContent content, ByteRange range, HttpContext context)
        => range.Length > Piece && content.Stream is FileStream file && context.Response.CanSendFile
            ? context.Response.SendFileAsync(file.SafeFileHandle, content.Origin + range.Start, range.Length)
            : SendPiecesAsync(content, range, context);

    /// <summary>Sends all there is.</summary>
    public static async ValueTask SendAsync(Stream stream, HttpContext context)
    {
        while (await SendPieceAsync(stream, Piece, context).ConfigureAwait(false) > 0)
        {
        }
    }

    private static async ValueTask SendPiecesAsync(FileContent content, ByteRange range, HttpContext context)
    {
        if (content.Length > 0)
        {
            content.Seek(range.Start);
        }

        for (var left = range.Length; left > 0;)
        {
            var sent = await SendPieceAsync(content.Stream, (int)Math.Min(left, Piece), context).ConfigureAwait(false);
            if (sent == 0)
            {
                throw new EndOfStreamException("The file became shorter while it was sent.");
            }

            left -= sent;
        }
    }

    /// <returns>How much was sent; 0 at the end of the file.</returns>
    private static async ValueTask<int> SendPieceAsync(Stream stream, int most, HttpContext context)
    {
        var output = context.Response.BodyWriter;
        var read = await stream.ReadAsync(output.GetMemory(most)[..most]).ConfigureAwait(false);
        if (read == 0)
        {
            return 0;
        }

        output.Advance(read);
        var flushed = await output.FlushAsync().ConfigureAwait(false);
        if (flushed.IsCompleted)
        {
            context.Abort();
            throw new IOException("The client left before it had the whole file.");
        }

        return read;
    }
}
