using System.Text;
using System.Text.Json;

namespace Hyperlane.Benchmarks.Figures;

/// <summary>How one takes part in a chat.</summary>
/// <param name="Path">Where one connects, for a room and a name.</param>
/// <param name="Hello">What one sends first; null for nothing.</param>
/// <param name="Say">What one sends to say something, with a number of one's own.</param>
/// <param name="Read">What a message of the server has been said, if anything: its id, or 0 where there are none, and its text.</param>
internal sealed record CrowdDialect(Func<string, string, string> Path, string? Hello, Func<string, int, string> Say,
    Func<ReadOnlyMemory<byte>, IEnumerable<(long Id, string Text)>> Read)
{
    /// <summary>The chat of hyperlane-chat.</summary>
    public static CrowdDialect Chat { get; } = new(
        (room, name) => $"/rooms/{room}/live?name={name}",
        null,
        (text, number) => $$"""{"type":"say","text":"{{text}}","clientId":"{{number}}"}""",
        ReadChat);

    /// <summary>A hub of SignalR, in its JSON protocol, each message of which ends with 0x1E. It stores nothing.</summary>
    public static CrowdDialect SignalR { get; } = new(
        (room, _) => $"/room?room={room}",
        "{\"protocol\":\"json\",\"version\":1}\u001e",
        (text, _) => $$"""{"type":1,"target":"Say","arguments":["{{text}}"]}""" + '\u001e',
        ReadSignalR);

    private static IEnumerable<(long, string)> ReadChat(ReadOnlyMemory<byte> message)
    {
        using var json = JsonDocument.Parse(message);
        switch (json.RootElement.GetProperty("type").GetString())
        {
            case "message":
                return [(json.RootElement.GetProperty("id").GetInt64(), json.RootElement.GetProperty("text").GetString()!)];
            case "error":
                throw new BenchmarkException($"The chat refused: {Encoding.UTF8.GetString(message.Span)}");
            default:
                return [];
        }
    }

    private static IEnumerable<(long, string)> ReadSignalR(ReadOnlyMemory<byte> frame)
        => Encoding.UTF8.GetString(frame.Span)
            .Split('\u001e', StringSplitOptions.RemoveEmptyEntries)
            .Select(message => JsonDocument.Parse(message).RootElement)
            .Where(json => json.TryGetProperty("target", out _))
            .Select(json => (0L, json.GetProperty("arguments")[0].GetString()!));
}
