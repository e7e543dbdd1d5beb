using System.Buffers;
using Hyperlane.Http.Messages;
using Hyperlane.WebSockets.Protocol;

namespace Hyperlane.Fuzz;

/// <summary>The header of a WebSocket frame, and the mask.</summary>
internal sealed class FrameTarget : IFuzzTarget
{
    public string Name => "frame";

    public IReadOnlyList<string> Words { get; } = ["\u0081", "\u0082", "\u0001", "\u0000", "\u0080", "\u0088", "\u0089", "\u008A", "\u00C1",
        "\u00F1", "\u0085", "\u00FE", "\u00FF", "\u0005", "\u007E", "\u007F", "abcd", "\0\0\0\0"];

    public void Check(byte[] input, int cut)
    {
        var whole = Read(new ReadOnlySequence<byte>(input));
        var at = Pieces.Place(input, cut);
        Disagreement.Unless(whole == Read(Pieces.Split(input, at)), "in two pieces it reads differently");
        var beginning = Read(new ReadOnlySequence<byte>(input.AsMemory(0, at)));
        Disagreement.Unless(beginning.Status == ParseStatus.NeedMore || beginning == whole, "more bytes change what was final");
        Disagreement.Unless(whole.Status != ParseStatus.NeedMore || input.Length < 14, "a header is longer than it can be");

        var plain = new byte[input.Length];
        Masking.Remove(input, plain, (uint)cut, cut & 0xFF);
        for (var i = 0; i < input.Length; i++)
        {
            Disagreement.Unless(plain[i] == (byte)(input[i] ^ (byte)((uint)cut >> (8 * ((i + (cut & 0xFF)) & 3)))),
                "the mask is taken off wrongly");
        }
    }

    private static (ParseStatus Status, FrameHeader Header, WebSocketFault Fault, long Left) Read(ReadOnlySequence<byte> input)
    {
        var length = input.Length;
        var status = FrameHeader.TryRead(ref input, takesCompression: true, out var header, out var fault);
        return (status, header, fault, length - input.Length);
    }
}
