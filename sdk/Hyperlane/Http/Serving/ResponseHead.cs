using System.Buffers.Text;
using System.IO.Pipelines;
using System.Text;

namespace Hyperlane.Http.Serving;

/// <summary>Writes status line and header fields (RFC 9112 §4, §5) straight into the connection's output.</summary>
internal static class ResponseHead
{
    /// <summary>More than the status line and the fields of the server itself ever take.</summary>
    private const int OwnBytes = 256;

    public static void Write(PipeWriter output, HttpResponse response, bool chunked, bool keepAlive, int minorVersion,
        string? upgrade = null)
    {
        var fields = response.Headers.AsSpan();
        var size = OwnBytes + (response.ContentType?.Length ?? 0);
        foreach (ref readonly var field in fields)
        {
            size += field.Key.Length + field.Value.Length + 4;
        }

        var writer = new Cursor(output.GetSpan(size));
        writer.Write(StatusCodes.StatusLine(response.StatusCode));
        if (fields.IsEmpty || !response.Headers.Contains("Date"))
        {
            writer.Write(DateHeader.Line);
        }

        if (response.ContentType is { } type)
        {
            writer.Write("Content-Type: "u8);
            writer.Write(type);
            writer.Write("\r\n"u8);

            // An answer is what it says it is, and no browser takes text for a page or a script (Fetch §3.6), unless the handler has a say.
            if (fields.IsEmpty || !response.Headers.Contains("X-Content-Type-Options"))
            {
                writer.Write("X-Content-Type-Options: nosniff\r\n"u8);
            }
        }

        var tellsLength = !StatusCodes.HasNoBody(response.StatusCode) || StatusCodes.MayTellLength(response.StatusCode);
        if (response.ContentLength is { } length && tellsLength)
        {
            writer.Write("Content-Length: "u8);
            writer.Write(length);
            writer.Write("\r\n"u8);
        }
        else if (chunked)
        {
            writer.Write("Transfer-Encoding: chunked\r\n"u8);
        }

        // A response that offers another protocol must name that field here too (RFC 9110 §7.8).
        var offersUpgrade = !fields.IsEmpty && response.Headers.Contains("Upgrade");
        if (upgrade is not null)
        {
            writer.Write("Connection: Upgrade\r\nUpgrade: "u8);
            writer.Write(upgrade);
            writer.Write("\r\n"u8);
        }
        else if (!keepAlive)
        {
            writer.Write(offersUpgrade ? "Connection: close, Upgrade\r\n"u8 : "Connection: close\r\n"u8);
        }
        else if (offersUpgrade)
        {
            writer.Write(minorVersion == 0 ? "Connection: keep-alive, Upgrade\r\n"u8 : "Connection: Upgrade\r\n"u8);
        }
        else if (minorVersion == 0)
        {
            writer.Write("Connection: keep-alive\r\n"u8);
        }

        foreach (ref readonly var field in fields)
        {
            if (!field.Key.Equals("Connection", StringComparison.OrdinalIgnoreCase))
            {
                writer.Write(field.Key);
                writer.Write(": "u8);
                writer.Write(field.Value);
                writer.Write("\r\n"u8);
            }
        }

        writer.Write("\r\n"u8);
        output.Advance(writer.Position);
    }

    /// <summary>A place in a span that is known to be long enough.</summary>
    private ref struct Cursor(Span<byte> span)
    {
        private readonly Span<byte> _span = span;

        public int Position { get; private set; }

        public void Write(ReadOnlySpan<byte> bytes)
        {
            bytes.CopyTo(_span[Position..]);
            Position += bytes.Length;
        }

        public void Write(string ascii)
        {
            Ascii.FromUtf16(ascii, _span[Position..], out var written);
            Position += written;
        }

        public void Write(long number)
        {
            Utf8Formatter.TryFormat(number, _span[Position..], out var written);
            Position += written;
        }
    }
}
