using System.Buffers.Binary;

namespace Hyperlane.Transport;

/// <summary>
/// What Linux tells of a connection (TCP_INFO). Only that shows whether a slow peer reads: the system takes megabytes from us
/// in its place, and says that there is room again when a third of them is gone.
/// </summary>
internal static class TcpProgress
{
    /// <summary>IPPROTO_TCP.</summary>
    public const int Level = 6;

    /// <summary>TCP_INFO.</summary>
    public const int Option = 11;

    /// <summary>So much of it as there is to know, in bytes.</summary>
    public const int Size = AckedAt + sizeof(long);

    private const int AckedAt = 120;
    private const byte Close = 7;
    private const byte CloseWait = 8;

    /// <summary>Whether the peer has ended its side (TCP_CLOSE_WAIT), or all of the connection (TCP_CLOSE).</summary>
    /// <param name="info">What the system has told.</param>
    public static bool HasPeerEnded(ReadOnlySpan<byte> info) => info.Length > 0 && info[0] is Close or CloseWait;

    /// <summary>How many bytes the peer's system has acknowledged.</summary>
    /// <param name="info">What the system has told.</param>
    /// <param name="otherwise">The answer where it does not say (Linux before 4.1).</param>
    public static long Acked(ReadOnlySpan<byte> info, long otherwise)
        => info.Length < Size ? otherwise
            : BitConverter.IsLittleEndian
            ? BinaryPrimitives.ReadInt64LittleEndian(info[AckedAt..])
            : BinaryPrimitives.ReadInt64BigEndian(info[AckedAt..]);
}
