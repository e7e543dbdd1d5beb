using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;

namespace Hyperlane.Benchmarks.Figures;

/// <summary>Somebody in the crowd: says numbered things, and checks that everything in the room comes once and in order.</summary>
internal sealed class CrowdMember(CrowdDialect dialect, string name) : IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly Dictionary<string, int> _heard = [];
    private long _lastId;
    private int _said;

    /// <summary>How many messages came.</summary>
    public int Heard { get; private set; }

    /// <summary>How many were said.</summary>
    public int Said => _said;

    /// <summary>How long each took from its sender to here, in milliseconds.</summary>
    public List<float> Latencies { get; } = [];

    public async Task ConnectAsync(Uri server, string room, CancellationToken stop)
    {
        _socket.Options.KeepAliveInterval = TimeSpan.Zero;
        await _socket.ConnectAsync(new UriBuilder(new Uri(server, dialect.Path(room, name))) { Scheme = "ws" }.Uri, stop);
        if (dialect.Hello is not null)
        {
            await SendAsync(dialect.Hello, stop);
        }

        _ = await ReceiveAsync(stop);
    }

    /// <summary>Says the next thing: who says it, which of theirs it is, and when.</summary>
    public Task SayAsync(CancellationToken stop)
    {
        var number = _said++;
        return SendAsync(dialect.Say(string.Create(CultureInfo.InvariantCulture,
            $"{name} {number} {Stopwatch.GetTimestamp()} and some words that people say"), number), stop);
    }

    /// <summary>Listens, until it is told to stop or hears what it should not.</summary>
    public async Task ListenAsync(CancellationToken stop)
    {
        while (true)
        {
            foreach (var (id, text) in dialect.Read(await ReceiveAsync(stop)))
            {
                Check(id, text);
            }
        }
    }

    public void Dispose() => _socket.Dispose();

    private void Check(long id, string text)
    {
        var words = text.Split(' ');
        var (from, number, at) = (words[0], int.Parse(words[1], CultureInfo.InvariantCulture),
            long.Parse(words[2], CultureInfo.InvariantCulture));
        Latencies.Add((float)Stopwatch.GetElapsedTime(at).TotalMilliseconds);
        if (number != _heard.GetValueOrDefault(from) || (id > 0 && _lastId > 0 && id != _lastId + 1))
        {
            throw new BenchmarkException(
                $"{name} heard number {number} of {from} with id {id}, where number {_heard.GetValueOrDefault(from)} with id {_lastId + 1} was due.");
        }

        _heard[from] = number + 1;
        _lastId = id;
        Heard++;
    }

    private Task SendAsync(string text, CancellationToken stop)
        => _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, stop);

    private async Task<ReadOnlyMemory<byte>> ReceiveAsync(CancellationToken stop)
    {
        var length = 0;
        while (true)
        {
            var part = await _socket.ReceiveAsync(_buffer.AsMemory(length), stop);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                throw new BenchmarkException($"{name} was disconnected: {_socket.CloseStatus} {_socket.CloseStatusDescription}");
            }

            length += part.Count;
            if (part.EndOfMessage)
            {
                return _buffer.AsMemory(0, length);
            }
        }
    }
}
