using System.Threading.Channels;
using Hyperlane.WebSockets;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Hyperlane.Redis;

/// <summary>
/// Listens to a channel. Messages come by pub/sub, which forgets those who are away; each has a number, and where one is
/// missing, or after the connection was, the channel's stream is read from the last message that was heard.
/// </summary>
internal sealed partial class RedisSubscription : IAsyncDisposable
{
    private const int MostAtOnce = 1000;

    private readonly IDatabase _redis;
    private readonly string _stream;
    private readonly Guid _process;
    private readonly ILogger _logger;
    private readonly Dictionary<Guid, long> _heard = [];
    private readonly Channel<byte[]?> _arrived = Channel.CreateUnbounded<byte[]?>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Action<RedisSubscription> _onDisposed;
    private ChannelMessageQueue? _queue;
    private string _lastId = "0-0";
    private Task _reading = Task.CompletedTask;

    public RedisSubscription(IDatabase redis, RedisKeys keys, string channel, Guid process, IBackplaneListener listener, ILogger logger, Action<RedisSubscription> onDisposed)
    {
        (_redis, _process, _logger, _onDisposed) = (redis, process, logger, onDisposed);
        (ChannelName, Listener, _stream) = (channel, listener, keys.Stream(channel));
    }

    public string ChannelName { get; }

    public IBackplaneListener Listener { get; }

    /// <summary>Begins to listen; if Redis is away, as soon as it is back.</summary>
    public async Task StartAsync(RedisChannel live)
    {
        _queue = await _redis.Multiplexer.GetSubscriber().SubscribeAsync(live).ConfigureAwait(false);
        _queue.OnMessage(message => _arrived.Writer.TryWrite((byte[]?)message.Message));
        _lastId = await FindLastIdAsync().ConfigureAwait(false);
        _reading = ReadAsync();
    }

    /// <summary>The connection was lost and is back: there may be messages that were not told.</summary>
    public void CatchUp() => _arrived.Writer.TryWrite(null);

    public async ValueTask DisposeAsync()
    {
        _onDisposed(this);
        if (_queue is not null)
        {
            try
            {
                await _queue.UnsubscribeAsync().ConfigureAwait(false);
            }
            catch (Exception error) when (error is RedisException or ObjectDisposedException)
            {
                // Redis is away, and so is the subscription.
            }
        }

        _arrived.Writer.TryComplete();
        await _reading.ConfigureAwait(false);
    }

    [LoggerMessage(1, LogLevel.Error, "A message from another process in {Channel} could not be handled")]
    private static partial void LogFailed(ILogger logger, Exception error, string channel);

    private async Task<string> FindLastIdAsync()
    {
        try
        {
            var last = await _redis.StreamRangeAsync(_stream, count: 1, messageOrder: Order.Descending).ConfigureAwait(false);
            return last.Length == 0 ? "0-0" : (string)last[0].Id!;
        }
        catch (RedisException)
        {
            // From now on then, by this machine's clock: better a message too many than one too few.
            return $"{DateTimeOffset.UtcNow.AddSeconds(-5).ToUnixTimeMilliseconds()}-0";
        }
    }

    private async Task ReadAsync()
    {
        await foreach (var arrived in _arrived.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            try
            {
                if (arrived is null || !TryTake(arrived))
                {
                    await ReadStreamAsync().ConfigureAwait(false);
                    _ = arrived is not null && Take(arrived);
                }
            }
            catch (RedisException)
            {
                // It is away again; when it comes back, there is another turn.
            }
        }
    }

    private async Task ReadStreamAsync()
    {
        StreamEntry[] entries;
        do
        {
            entries = await _redis.StreamRangeAsync(_stream, $"({_lastId}", "+", MostAtOnce).ConfigureAwait(false);
            foreach (var entry in entries)
            {
                _lastId = entry.Id!;
                if (RedisEnvelope.TryRead((byte[]?)entry[RedisScripts.Field] ?? [], out var envelope))
                {
                    Deliver(envelope);
                }
            }
        }
        while (entries.Length == MostAtOnce);
    }

    /// <returns>False if something before it is missing, or may be.</returns>
    private bool TryTake(byte[] arrived)
    {
        var (id, envelope) = Read(arrived);
        if (envelope.Process != _process && (!_heard.TryGetValue(envelope.Process, out var last) || envelope.Number > last + 1))
        {
            return false;
        }

        Deliver(envelope);
        _lastId = id;
        return true;
    }

    private bool Take(byte[] arrived)
    {
        Deliver(Read(arrived).Envelope);
        return true;
    }

    private static (string Id, RedisEnvelope Envelope) Read(byte[] arrived)
    {
        var space = arrived.AsSpan().IndexOf((byte)' ');
        RedisEnvelope.TryRead(arrived.AsMemory(space + 1), out var envelope);
        return (System.Text.Encoding.ASCII.GetString(arrived, 0, Math.Max(space, 0)), envelope);
    }

    /// <summary>Hands a message on, unless it was heard before.</summary>
    private void Deliver(RedisEnvelope envelope)
    {
        if (envelope.Process == _process || envelope.Number <= _heard.GetValueOrDefault(envelope.Process))
        {
            return;
        }

        _heard[envelope.Process] = envelope.Number;
        try
        {
            Listener.OnMessage(envelope.Message);
        }
        catch (Exception error)
        {
            LogFailed(_logger, error, ChannelName);
        }
    }
}
