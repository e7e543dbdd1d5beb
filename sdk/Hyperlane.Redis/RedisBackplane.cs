using Hyperlane.WebSockets;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Hyperlane.Redis;

/// <summary>Connects the processes of an app over Redis: live by pub/sub, and by streams for those whose connection was lost.</summary>
/// <remarks>
/// <para>What <see cref="PublishAsync"/> has finished with reaches every process that listens, once and in order, though the connection be
/// lost or Redis be killed and come back empty, as long as the process that sent it is there for as long as that takes and remembers
/// (<see cref="RedisBackplaneOptions.ResendWindow"/>).</para>
/// <para>Redis 5 or later, one server or one with replicas; a cluster keeps the keys of a script on different machines, and is not
/// supported.</para>
/// </remarks>
internal sealed partial class RedisBackplane : IBackplane, IAsyncDisposable
{
    private const int TurnsToRestore = 4;

    private static readonly TimeSpan RestoreEvery = TimeSpan.FromMilliseconds(500);

    private readonly Guid _process = Guid.NewGuid();
    private readonly ConfigurationOptions _configuration;
    private readonly RedisBackplaneOptions _options;
    private readonly ILogger _logger;
    private readonly RedisKeys _keys;
    private readonly Lock _gate = new();
    private readonly HashSet<RedisSubscription> _subscriptions = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Lazy<Task<Connected>> _connected;

    public RedisBackplane(ConfigurationOptions configuration, RedisBackplaneOptions options, ILogger<RedisBackplane> logger)
    {
        (_configuration, _options, _logger) = (configuration, options, logger);
        _keys = new RedisKeys(options.Prefix);
        _connected = new(ConnectAsync);
    }

    public async ValueTask PublishAsync(string channel, ReadOnlyMemory<byte> message)
    {
        var connected = _connected.Value;
        var outbox = connected.IsCompletedSuccessfully ? connected.Result.Outbox : (await connected.ConfigureAwait(false)).Outbox;
        await outbox.AddAsync(channel, message).ConfigureAwait(false);
    }

    public async ValueTask<IAsyncDisposable> SubscribeAsync(
        string channel, IBackplaneListener listener, CancellationToken cancellationToken = default)
    {
        var connected = await _connected.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
        var subscription = new RedisSubscription(connected.Database, _keys, channel, _process, listener, _logger, Forget, IsAlone);
        lock (_gate)
        {
            _subscriptions.Add(subscription);
        }

        try
        {
            await subscription.StartAsync().ConfigureAwait(false);
            return subscription;
        }
        catch
        {
            // Nobody else knows of it.
            await subscription.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask<NameClaim> ClaimAsync(string channel, string name, string owner, string token)
        => await (await _connected.Value.ConfigureAwait(false)).Names.ClaimAsync(channel, name, owner, token).ConfigureAwait(false);

    public async ValueTask<bool> ReleaseAsync(string channel, string name, string token)
        => await (await _connected.Value.ConfigureAwait(false)).Names.ReleaseAsync(channel, name, token).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<string>> GetNamesAsync(string channel)
        => await (await _connected.Value.ConfigureAwait(false)).Names.ListAsync(channel).ConfigureAwait(false);

    public async ValueTask DisposeAsync()
    {
        if (!_connected.IsValueCreated)
        {
            return;
        }

        var connected = await _connected.Value.ConfigureAwait(false);
        await _stop.CancelAsync().ConfigureAwait(false);
        connected.Outbox.Complete();
        await Task.WhenAll(connected.Sending, connected.Beating).ConfigureAwait(false);
        try
        {
            await connected.Database.KeyDeleteAsync(_keys.Processes + _process.ToString("N")).ConfigureAwait(false);
        }
        catch (Exception error) when (RedisFailures.IsAway(error))
        {
            // It is away; the key ends by itself.
        }

        await connected.Database.Multiplexer.DisposeAsync().ConfigureAwait(false);
        _stop.Dispose();
    }

    [LoggerMessage(1, LogLevel.Warning, "Redis is away ({Endpoint}, {Failure}); this process works for itself until it is back")]
    private static partial void LogAway(ILogger logger, string? endpoint, string failure);

    [LoggerMessage(2, LogLevel.Information, "Redis is back ({Endpoint})")]
    private static partial void LogBack(ILogger logger, string? endpoint);

    [LoggerMessage(3, LogLevel.Error, "A look after the names of all processes failed")]
    private static partial void LogFailed(ILogger logger, Exception error);

    private async Task<Connected> ConnectAsync()
    {
        var redis = await ConnectionMultiplexer.ConnectAsync(_configuration).ConfigureAwait(false);
        if (!redis.IsConnected)
        {
            LogAway(_logger, _configuration.EndPoints.FirstOrDefault()?.ToString(), "not there");
        }

        var database = redis.GetDatabase();
        var connected = new Connected(
            database,
            new RedisOutbox(database, _keys, _options, _process, _logger),
            new RedisNames(database, _keys, _process));
        redis.ConnectionFailed += (_, failure) => LogAway(_logger, failure.EndPoint?.ToString(), failure.FailureType.ToString());
        redis.ConnectionRestored += (_, restored) =>
        {
            LogBack(_logger, restored.EndPoint?.ToString());
            connected.Outbox.OnRestored();
            connected.TurnsToRestore = TurnsToRestore;
            connected.Back.Release();
        };
        connected.Sending = connected.Outbox.RunAsync(_stop.Token);
        await TryBeatAsync(connected).ConfigureAwait(false);
        connected.Beating = BeatAsync(connected);
        return connected;
    }

    private async Task BeatAsync(Connected connected)
    {
        while (!_stop.IsCancellationRequested)
        {
            // After a loss, several quick looks: Redis may be there before it sends again what we listen to.
            var pause = connected.TurnsToRestore > 0 ? RestoreEvery : _options.Heartbeat;
            await ((Task)connected.Back.WaitAsync(pause, _stop.Token)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await TryBeatAsync(connected).ConfigureAwait(false);
        }
    }

    private async Task TryBeatAsync(Connected connected)
    {
        try
        {
            await connected.Database.StringSetAsync(_keys.Processes + _process.ToString("N"), "", _options.Heartbeat * 3)
                .ConfigureAwait(false);
            var restores = connected.TurnsToRestore > 0;
            foreach (var subscription in Subscriptions())
            {
                if (restores)
                {
                    await connected.Names.RestoreAsync(subscription.ChannelName).ConfigureAwait(false);
                    subscription.CatchUp();
                }

                foreach (var name in await connected.Names.SweepAsync(subscription.ChannelName).ConfigureAwait(false))
                {
                    subscription.Lose(name);
                }
            }

            connected.TurnsToRestore -= restores ? 1 : 0;
        }
        catch (Exception error) when (RedisFailures.IsAway(error))
        {
            // It is away, which has been logged.
        }
        catch (Exception error)
        {
            // Without the next beat, others take this process for gone.
            LogFailed(_logger, error);
        }
    }

    private RedisSubscription[] Subscriptions()
    {
        lock (_gate)
        {
            return [.. _subscriptions];
        }
    }

    private void Forget(RedisSubscription subscription)
    {
        lock (_gate)
        {
            _subscriptions.Remove(subscription);
        }
    }

    private bool IsAlone(RedisSubscription subscription)
    {
        lock (_gate)
        {
            return _subscriptions.All(other => other == subscription || other.ChannelName != subscription.ChannelName);
        }
    }

    /// <summary>What there is once the first connection has been tried.</summary>
    private sealed record Connected(IDatabase Database, RedisOutbox Outbox, RedisNames Names)
    {
        private int _turns;

        /// <summary>Rings when Redis is back.</summary>
        public SemaphoreSlim Back { get; } = new(0);

        public Task Sending { get; set; } = Task.CompletedTask;

        public Task Beating { get; set; } = Task.CompletedTask;

        /// <summary>How many more times what Redis may have missed is told, and what we may have missed is asked for.</summary>
        public int TurnsToRestore
        {
            get => Volatile.Read(ref _turns);
            set => Volatile.Write(ref _turns, value);
        }
    }
}
