using System.Runtime.InteropServices;
using Hyperlane.Transport.Epoll;

namespace Hyperlane.Tests.Transport;

/// <summary>The layout of struct epoll_event, which the kernel packs on x64 alone.</summary>
public sealed class EpollEventsTests
{
    [Theory]
    [InlineData(Architecture.X64, 4, 12)]
    [InlineData(Architecture.Arm64, 8, 16)]
    public void Its_layout_is_that_of_the_architecture(Architecture architecture, int dataAt, int size)
        => Assert.Equal((dataAt, size), EpollEvents.LayoutOn(architecture));

    [Fact]
    public void What_is_written_has_the_layout_of_this_machine()
    {
        var (dataAt, _) = EpollEvents.LayoutOn(RuntimeInformation.ProcessArchitecture);
        Span<byte> bytes = stackalloc byte[16];

        EpollEvents.Write(bytes, EpollFlags.Readable | EpollFlags.PeerEnded, 0x0102030405060708);

        Assert.Equal(0x2001u, MemoryMarshal.Read<uint>(bytes));
        Assert.Equal(0x0102030405060708ul, MemoryMarshal.Read<ulong>(bytes[dataAt..]));
    }
}
