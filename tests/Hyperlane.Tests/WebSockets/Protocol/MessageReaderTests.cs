using System.Text;
using Hyperlane.Fuzz;
using Hyperlane.Tests.WebSockets.Rfc;

namespace Hyperlane.Tests.WebSockets.Protocol;

/// <summary>
/// The conversations of RFC 6455 and RFC 7692, given to the reader of messages without a socket: whole, and split at every byte.
/// </summary>
public sealed class MessageReaderTests
{
    /// <summary>What is longer, in bytes, is split at some of them only.</summary>
    private const int MaxSplit = 600;
    private const int SplitsOfLong = 40;

    private static readonly Dictionary<string, FrameCase> Cases = FrameCases.All.Concat(CloseCases.All).Concat(DeflateCases.All)
        .ToDictionary(one => one.ToString());

    public static TheoryData<string> Conversations => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Conversations))]
    public void A_conversation_reads_as_the_RFC_says(string name)
    {
        var one = Cases[name];

        Assert.Equal(one.Answers,
            Answers(MessageFeed.Read(one.Sent, Settings(one), [one.Sent.Length]), isCompressed: one.Offer.Length > 0));
    }

    [Theory]
    [MemberData(nameof(Conversations))]
    public void A_conversation_reads_the_same_wherever_it_is_split(string name)
    {
        var sent = Cases[name].Sent;
        var step = sent.Length <= MaxSplit ? 1 : sent.Length / SplitsOfLong;
        foreach (var settings in (MessageSettings[])[Settings(Cases[name]), Settings(Cases[name]) with { InParts = true }])
        {
            var whole = MessageFeed.Read(sent, settings, [sent.Length]);
            for (var split = 0; split <= sent.Length; split += step)
            {
                Assert.Equal(whole, MessageFeed.Read(sent, settings, [split, sent.Length]));
            }

            Assert.Equal(whole, MessageFeed.Read(sent, settings,
                [.. Enumerable.Range(0, sent.Length / step).Select(at => at * step), sent.Length]));
            Assert.Equal(whole, MessageFeed.Read(sent, settings, [sent.Length], segment: step));
        }
    }

    private static MessageSettings Settings(FrameCase one)
        => new(FrameCases.Most, 65_536, 64, TakesCompression: one.Offer.Length > 0,
            KeepsContext: !one.Offer.Contains("client_no_context", StringComparison.Ordinal));

    /// <summary>What an echo answers to what was read.</summary>
    private static IEnumerable<string> Answers(IEnumerable<string> read, bool isCompressed)
        => from line in read
           let kind = line.Split(' ')[0]
           where kind != "pong"
           let bytes = kind == "fault" ? [] : Convert.FromHexString(line.Split(' ')[1])
           let text = Encoding.UTF8.GetString(bytes)
           select kind switch
           {
               "text" or "binary" when isCompressed && bytes.Length >= 64 => "C1",
               "text" => $"81 {text}",
               "binary" => $"82 {text}",
               "ping" => $"8A {text}",
               "close" => bytes.Length == 0 ? "88 " : $"88 {(bytes[0] << 8) | bytes[1]}",
               "fault" => $"88 {line.Split(' ')[1]}",
               _ => line,
           };
}
