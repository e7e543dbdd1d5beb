using System.Buffers;
using Hyperlane.WebSockets.Protocol;

namespace Hyperlane.Fuzz;

/// <summary>Gives a client's bytes to the reader of messages.</summary>
public static class MessageFeed
{
    /// <summary>Reads bytes that come at several times.</summary>
    /// <param name="input">The bytes.</param>
    /// <param name="settings">How they are read.</param>
    /// <param name="ends">How many are there each time, all of them at last.</param>
    /// <param name="segment">How many lie side by side in memory.</param>
    /// <returns>What was read: a message, a control frame or a fault on each line.</returns>
    public static IReadOnlyList<string> Read(byte[] input, MessageSettings settings, IEnumerable<int> ends, int segment = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(ends);
        var log = new MessageLog();
        using var reader = new MessageReader(
            new MessageLimits(settings.MaxMessageBytes, settings.MaxFragments, settings.MaxEmptyFragments),
            settings.TakesCompression ? new Inflater(settings.KeepsContext) : null);
        var read = 0;
        foreach (var end in ends)
        {
            for (var step = ReadStep.Control; step != ReadStep.NeedMore;)
            {
                var buffer = Pieces.Each(input[read..end], segment);
                step = Read(reader, ref buffer, settings.InParts, log);
                read = end - (int)buffer.Length;
                if (reader.Close is not null || reader.Fault != WebSocketFault.None)
                {
                    var after = buffer;
                    Disagreement.Unless(reader.Read(ref after,
                        settings.InParts) == (reader.Close is null ? ReadStep.Fault : ReadStep.Ended), "it reads on behind the end");
                    return log.Lines;
                }
            }
        }

        log.AddEnd(input.Length - read);
        return log.Lines;
    }

    private static ReadStep Read(MessageReader reader, ref ReadOnlySequence<byte> buffer, bool inParts, MessageLog log)
    {
        var step = reader.Read(ref buffer, inParts);
        switch (step)
        {
            case ReadStep.Part:
                Disagreement.Unless(reader is { IsInMessage: true, Received.Length: > 0 and <= MessageReader.MaxPart },
                    "a part is empty or too large");
                log.AddPart(reader.Received.Span, reader.IsText);
                break;
            case ReadStep.Message:
                Disagreement.Unless(!reader.IsInMessage, "a message goes on behind its end");
                log.AddMessage(reader.Received.Span, reader.IsText);
                break;
            case ReadStep.Control:
                log.AddControl(reader.Control, reader.Payload);
                break;
            case ReadStep.Fault:
                log.AddFault((int)CloseFrame.Of(reader.Fault).Status, reader.Fault == WebSocketFault.InvalidUtf8);
                break;
        }

        if (step is ReadStep.Part or ReadStep.Message)
        {
            reader.Next();
            reader.Release();
        }

        return step;
    }
}
