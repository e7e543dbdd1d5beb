using System.Threading.Channels;
using Hyperlane.Values;
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
    private const int MaxAtOnce = 1000;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(500);

    private readonly IDatabase _redis;
    private readonly string _stream;
    private readonly Guid _process;
    private readonly ILogger _logger;
    private readonly Dictionary<Guid, long> _heard = [];
    private readonly Channel<byte[]?> _arrived = Channel.CreateUnbounded<byte[]?>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Action<RedisSubscription> _onDisposed;
    private readonly Func<RedisSubscription, bool> _isAlone;
    private readonly RedisChannel _live;
    private ChannelMessageQueue? _queue;
    private string _lastId = "0-0";
    private Task _reading = Task.CompletedTask;
    private volatile bool _isDisposed;

    /// <param name="redis">Redis.</param>
    /// <param name="keys">Where things are in it.</param>
    /// <param name="channel">What to listen to.</param>
    /// <param name="process">Ourselves, whom we do not listen to.</param>
    /// <param name="listener">Who listens.</param>
    /// <param name="logger">Where it says what the listener could not do.</param>
    /// <param name="onDisposed">Called when it ends.</param>
    /// <param name="isAlone">Whether nobody else in this process listens to the channel.</param>
    public RedisSubscription(
        IDatabase redis,
        RedisKeys keys,
        string channel,
        Guid process,
        IBackplaneListener listener,
        ILogger logger,
        Action<RedisSubscription> onDisposed,
        Func<RedisSubscription, bool> isAlone)
    {
        (_redis, _process, _logger, _onDisposed, _isAlone) = (redis, process, logger, onDisposed, isAlone);
        (ChannelName, Listener, _stream, _live) = (channel, listener, keys.Stream(channel), RedisChannel.Literal(keys.Live(channel)));
    }

    public string ChannelName { get; }

    private IBackplaneListener Listener { get; }

    /// <summary>Begins to listen; if Redis is away or does not answer in time, as soon as it does.</summary>
    public async Task StartAsync()
    {
        var isListening = await TryListenAsync().ConfigureAwait(false);
        _lastId = await FindLastIdAsync().ConfigureAwait(false);
        _reading = ReadAsync();
        if (!isListening)
        {
            _ = ListenLaterAsync();
        }
    }

    /// <summary>The connection was lost and is back: there may be messages that were not told.</summary>
    public void CatchUp() => _arrived.Writer.TryWrite(null);

    /// <summary>A name was lost with its process.</summary>
    public void Lose(string name)
    {
        try
        {
            Listener.OnNameLost(name);
        }
        catch (Exception error)
        {
            LogFailed(_logger, error, ChannelName);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _onDisposed(this);
        _isDisposed = true;
        if (!await TryUnlistenAsync().ConfigureAwait(false))
        {
            _ = ListenLaterAsync();
        }

        _arrived.Writer.TryComplete();
        await _reading.ConfigureAwait(false);
    }

    [LoggerMessage(1, LogLevel.Error, "Word from another process in {Channel} could not be handled")]
    private static partial void LogFailed(ILogger logger, Exception error, string channel);

    private async Task<bool> TryListenAsync(bool isAgain = false)
    {
        try
        {
            if (isAgain && _isAlone(this))
            {
                // What a failed attempt has left in the client library would gather messages that nobody takes.
                await _redis.Multiplexer.GetSubscriber().UnsubscribeAsync(_live, null).ConfigureAwait(false);
            }

            var queue = await _redis.Multiplexer.GetSubscriber().SubscribeAsync(_live).ConfigureAwait(false);
            queue.OnMessage(message => _arrived.Writer.TryWrite((byte[]?)message.Message));
            _queue = queue;
            return true;
        }
        catch (Exception error) when (RedisFailures.IsAway(error))
        {
            return false;
        }
    }

    /// <summary>
    /// Tries until Redis answers. Who was told nothing in time does not know whether Redis listens for it now; so this goes
    /// on even when nobody wants to listen any more, until there is something that can be ended.
    /// </summary>
    private async Task ListenLaterAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(RetryAfter).ConfigureAwait(false);
                if (!await TryListenAsync(isAgain: true).ConfigureAwait(false))
                {
                    continue;
                }

                CatchUp();
                if (!_isDisposed || await TryUnlistenAsync().ConfigureAwait(false))
                {
                    return;
                }
            }
        }
        catch (ObjectDisposedException)
        {
            // The app has stopped.
        }
    }

    /// <returns>False where Redis did not answer in time, and may still listen for us.</returns>
    private async Task<bool> TryUnlistenAsync()
    {
        try
        {
            if (Interlocked.Exchange(ref _queue, null) is { } queue)
            {
                await queue.UnsubscribeAsync().ConfigureAwait(false);
            }

            return true;
        }
        catch (RedisTimeoutException)
        {
            return false;
        }
        catch (Exception error) when (error is RedisException or ObjectDisposedException)
        {
            // Redis is away, and so is the subscription.
            return true;
        }
    }

    private async Task<string> FindLastIdAsync()
    {
        try
        {
            var last = await _redis.StreamRangeAsync(_stream, count: 1, messageOrder: Order.Descending).ConfigureAwait(false);
            return last.Length == 0 ? "0-0" : (string)last[0].Id!;
        }
        catch (Exception error) when (RedisFailures.IsAway(error))
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
            catch (Exception error) when (RedisFailures.IsAway(error))
            {
                // It is away again; when it comes back, there is another turn.
            }
            catch (Exception error)
            {
                // The channel must hear the next message, whatever was wrong with this one.
                LogFailed(_logger, error, ChannelName);
            }
        }
    }

    private async Task ReadStreamAsync()
    {
        StreamEntry[] entries;
        do
        {
            entries = await _redis.StreamRangeAsync(_stream, $"({_lastId}", "+", MaxAtOnce).ConfigureAwait(false);
            foreach (var entry in entries)
            {
                _lastId = entry.Id!;
                if (RedisEnvelope.TryRead((byte[]?)entry[RedisScripts.Field] ?? [], out var envelope))
                {
                    Deliver(envelope);
                }
            }
        }
        while (entries.Length == MaxAtOnce);
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
            LogFailed(_logger, error, ClientText.Shorten(ChannelName));
        }
    }
}
