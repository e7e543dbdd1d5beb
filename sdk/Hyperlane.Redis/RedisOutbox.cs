using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Hyperlane.Redis;

/// <summary>
/// What this process sends, on its way to Redis: in order, as many messages to a round trip as wait, and each until Redis
/// has it. What Redis had and has lost, because it was killed and keeps nothing on a disk, is sent again.
/// </summary>
internal sealed partial class RedisOutbox(IDatabase redis, RedisKeys keys, RedisBackplaneOptions options, Guid process, ILogger logger)
{
    private const int MaxAtOnce = 200;
    private const int MaxWaiting = 100_000;
    private const int MaxRemembered = 10_000;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(200);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _numbers = [];
    private readonly Queue<Sent> _sent = new();
    private readonly Channel<Waiting> _waiting = Channel.CreateBounded<Waiting>(
        new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true },
        static dropped => dropped.Done.TrySetException(
            new IOException("Redis has been away for so long that this message is no longer kept.")));

    private volatile bool _mayHaveLost;

    /// <returns>Ends when Redis has the message.</returns>
    public Task AddAsync(string channel, ReadOnlyMemory<byte> message)
    {
        // Numbers are given in the order of sending.
        lock (_gate)
        {
            var number = _numbers[channel] = _numbers.GetValueOrDefault(channel) + 1;
            var waiting = new Waiting(channel, new RedisEnvelope(process, number, message).Write());
            return _waiting.Writer.TryWrite(waiting)
                ? waiting.Done.Task
                : Task.FromException(new ObjectDisposedException(nameof(RedisBackplane)));
        }
    }

    /// <summary>Redis is back, and may have forgotten.</summary>
    public void OnRestored()
    {
        _mayHaveLost = true;
        _waiting.Writer.TryWrite(new Waiting("", []));
    }

    /// <summary>Takes nothing more; <see cref="RunAsync"/> ends when what waits is sent, or at once if Redis is not there.</summary>
    public void Complete() => _waiting.Writer.TryComplete();

    public async Task RunAsync(CancellationToken stop)
    {
        var batch = new List<Waiting>();
        while (await _waiting.Reader.WaitToReadAsync(CancellationToken.None).ConfigureAwait(false))
        {
            while (batch.Count < MaxAtOnce && _waiting.Reader.TryRead(out var waiting))
            {
                if (waiting.Channel.Length > 0)
                {
                    batch.Add(waiting);
                }
            }

            while (!await TrySendAsync(batch).ConfigureAwait(false))
            {
                if (stop.IsCancellationRequested)
                {
                    batch.ForEach(waiting => waiting.Done.TrySetException(new IOException("The app stopped while Redis was away.")));
                    return;
                }

                await Task.Delay(RetryAfter, CancellationToken.None).ConfigureAwait(false);
            }

            batch.Clear();
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Redis does not take messages; they are kept: {Reason}")]
    private static partial void LogKept(ILogger logger, string reason);

    [LoggerMessage(2, LogLevel.Warning, "Redis has lost {Count} messages, which were sent again")]
    private static partial void LogResent(ILogger logger, int count);

    [LoggerMessage(3, LogLevel.Error, "Messages could not be sent to Redis")]
    private static partial void LogFailed(ILogger logger, Exception error);

    private async Task<bool> TrySendAsync(List<Waiting> batch)
    {
        try
        {
            if (_mayHaveLost)
            {
                _mayHaveLost = false;
                await ResendLostAsync().ConfigureAwait(false);
            }

            if (batch.Count > 0)
            {
                await SendAsync(batch.ConvertAll(waiting => (waiting.Channel, waiting.Envelope))).ConfigureAwait(false);
                batch.ForEach(waiting => waiting.Done.TrySetResult());
            }

            return true;
        }
        catch (Exception error) when (RedisFailures.IsAway(error))
        {
            // It may have arrived, or Redis may come back without what it had: both are found out when it is there again.
            _mayHaveLost = true;
            LogKept(logger, error.Message);
            return false;
        }
        catch (Exception error)
        {
            // To try again would fail again, and hold up all that comes later.
            batch.ForEach(waiting => waiting.Done.TrySetException(error));
            LogFailed(logger, error);
            return true;
        }
    }

    private async Task SendAsync(List<(string Channel, byte[] Envelope)> messages)
    {
        var ids = (RedisResult[])(await redis.ScriptEvaluateAsync(
            RedisScripts.Publish,
            [.. messages.SelectMany(message => (RedisKey[])[keys.Stream(message.Channel), keys.Live(message.Channel)])],
            [options.HistoryLength, .. messages.Select(message => (RedisValue)message.Envelope)]).ConfigureAwait(false))!;
        var now = Environment.TickCount64;
        for (var i = 0; i < messages.Count; i++)
        {
            _sent.Enqueue(new Sent(messages[i].Channel, messages[i].Envelope, (string)ids[i]!, now));
        }

        while (_sent.Count > MaxRemembered || (_sent.TryPeek(out var oldest) && now - oldest.At > options.ResendWindow.TotalMilliseconds))
        {
            _sent.Dequeue();
        }
    }

    private async Task ResendLostAsync()
    {
        var lost = new List<Sent>();
        foreach (var channel in _sent.GroupBy(sent => sent.Channel).ToList())
        {
            var there = await redis.StreamRangeAsync(keys.Stream(channel.Key), channel.First().Id, channel.Last().Id).ConfigureAwait(false);
            var ids = there.Select(entry => (string)entry.Id!).ToHashSet();
            lost.AddRange(channel.Where(sent => !ids.Contains(sent.Id)));
        }

        if (lost.Count == 0)
        {
            return;
        }

        // They keep their numbers, so who has heard one takes it for what it is.
        var others = _sent.Except(lost).ToList();
        await SendAsync(lost.ConvertAll(sent => (sent.Channel, sent.Envelope))).ConfigureAwait(false);
        var again = _sent.Skip(_sent.Count - lost.Count).ToList();
        _sent.Clear();
        others.Concat(again).ToList().ForEach(_sent.Enqueue);
        LogResent(logger, lost.Count);
    }

    /// <summary>A message that Redis does not have yet.</summary>
    private sealed record Waiting(string Channel, byte[] Envelope)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>A message that Redis has had.</summary>
    private sealed record Sent(string Channel, byte[] Envelope, string Id, long At);
}
