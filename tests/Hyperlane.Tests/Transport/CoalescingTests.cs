using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Hyperlane.Tests.Transport;

/// <summary>
/// Answers that are ready together are sent together: the kernel counts the segments with data that a connection has received.
/// </summary>
public sealed class CoalescingTests
{
    private const string Request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

    [Theory]
    [InlineData(TransportKind.Auto, 1)]
    [InlineData(TransportKind.Auto, 16)]
    [InlineData(TransportKind.Sockets, 1)]
    [InlineData(TransportKind.Sockets, 16)]
    public async Task Head_and_body_and_all_pipelined_answers_go_out_in_one_piece(TransportKind transport, int requests)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The kernel's account of a connection is Linux's.");
        await using var app = await Quiet.StartAsync(app => app.Get("/", context => context.Text("hi")), inMemory: false,
            arguments: [$"--Hyperlane:Transport={transport}"]);
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
        {
            NoDelay = true,
            ReceiveTimeout = 60_000
        };
        socket.Connect(IPAddress.Loopback, app.BaseAddress.Port);

        socket.Send(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(Request, requests))));

        var answers = "";
        for (var buffer = new byte[64 * 1024]; answers.Split("\r\n\r\nhi").Length <= requests;)
        {
            var received = socket.Receive(buffer);
            Assert.NotEqual(0, received);
            answers += Encoding.ASCII.GetString(buffer, 0, received);
        }

        Assert.Equal(1, SegmentsWithData(socket));
    }

    private static int SegmentsWithData(Socket socket)
    {
        const int Tcp = 6;
        const int Info = 11;
        const int DataSegmentsIn = 152;
        var info = new byte[DataSegmentsIn + sizeof(int)];
        Assert.Equal(info.Length, socket.GetRawSocketOption(Tcp, Info, info));
        return BinaryPrimitives.ReadInt32LittleEndian(info.AsSpan(DataSegmentsIn));
    }
}
