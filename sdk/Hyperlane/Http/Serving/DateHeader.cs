using System.Buffers.Text;

namespace Hyperlane.Http.Serving;

/// <summary>The Date field (RFC 9110 §6.6.1), written once a second and not once an answer.</summary>
internal static class DateHeader
{
    private static byte[] _line = Make(DateTimeOffset.UtcNow);

    /// <summary>The whole field, with the end of its line.</summary>
    public static ReadOnlySpan<byte> Line => Volatile.Read(ref _line);

    /// <summary>Called by the heartbeat of every running server.</summary>
    public static void Update(DateTimeOffset now) => Volatile.Write(ref _line, Make(now));

    private static byte[] Make(DateTimeOffset now)
    {
        var line = new byte["Date: "u8.Length + 29 + 2];
        "Date: "u8.CopyTo(line);
        Utf8Formatter.TryFormat(now, line.AsSpan(6), out var written, new System.Buffers.StandardFormat('R'));
        "\r\n"u8.CopyTo(line.AsSpan(6 + written));
        return line;
    }
}
