using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Hyperlane.Transport;

/// <content>How to close one without hurting a client.</content>
internal static partial class ListeningSocket
{
    /// <summary>
    /// How long a handshake that had begun may take to its end after <see cref="StopTaking"/>: plenty within a machine or a data centre.
    /// </summary>
    public static readonly TimeSpan HalfOpen = TimeSpan.FromMilliseconds(10);

    /// <summary>
    /// Lets no further connection in. What the kernel has established already can still be accepted; after that the
    /// socket can be closed without cutting anybody off.
    /// </summary>
    /// <remarks>
    /// Without this, a connection that is established between the last accept and the close would be reset with its
    /// request. On Linux a filter drops the first packet of a handshake (SYN); the client sends it again a second later,
    /// and by then meets a closed door, or another process that listens on the same port. Elsewhere nothing happens here.
    /// </remarks>
    public static unsafe void StopTaking(Socket socket)
    {
        if (!OperatingSystem.IsLinux() || socket.ProtocolType != ProtocolType.Tcp)
        {
            return;
        }

        // A program of the classic packet filter: the flags of TCP; only SYN and ACK of them; SYN alone is dropped.
        ReadOnlySpan<Instruction> program =
        [
            new(0x30, 0, 0, 13),
            new(0x54, 0, 0, 0x12),
            new(0x15, 0, 1, 0x02),
            new(0x06, 0, 0, 0),
            new(0x06, 0, 0, uint.MaxValue),
        ];
        fixed (Instruction* first = program)
        {
            const int SocketLevel = 1;
            const int AttachFilter = 26;
            var filter = new Filter((ushort)program.Length, first);
            try
            {
                socket.SetRawSocketOption(SocketLevel, AttachFilter, MemoryMarshal.AsBytes(new ReadOnlySpan<Filter>(in filter)));
            }
            catch (SocketException)
            {
                // A kernel without packet filters: then there is a moment of risk.
            }
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Instruction(ushort code, byte ifTrue, byte ifFalse, uint value)
    {
        public readonly ushort Code = code;
        public readonly byte IfTrue = ifTrue;
        public readonly byte IfFalse = ifFalse;
        public readonly uint Value = value;
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly unsafe struct Filter(ushort length, Instruction* first)
    {
        public readonly nint Length = length;
        public readonly Instruction* First = first;
    }
}
