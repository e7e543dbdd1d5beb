using Hyperlane.WebSockets;
using StackExchange.Redis;

namespace Hyperlane.Redis;

/// <summary>
/// The names that are taken. Redis decides; while it is away, this process knows of its own only, and tells Redis afterwards.
/// </summary>
internal sealed class RedisNames(IDatabase redis, RedisKeys keys, Guid process)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Channel, string Name), (string Owner, string Token)> _own = [];
    private readonly string _process = process.ToString("N");

    public async Task<NameClaim> ClaimAsync(string channel, string name, string owner, string token)
    {
        try
        {
            var claim = (NameClaim)(int)await redis.ScriptEvaluateAsync(
                RedisScripts.Claim, [keys.Names(channel)], [name, _process, token, owner, keys.Processes]).ConfigureAwait(false);
            if (claim != NameClaim.Taken)
            {
                lock (_gate)
                {
                    _own[(channel, name)] = (owner, token);
                }
            }

            return claim;
        }
        catch (Exception error) when (RedisFailures.IsAway(error))
        {
            return ClaimAlone(channel, name, owner, token);
        }
    }

    public async Task<bool> ReleaseAsync(string channel, string name, string token)
    {
        bool isOwn;
        lock (_gate)
        {
            isOwn = _own.TryGetValue((channel, name), out var claim) && claim.Token == token;
            if (isOwn)
            {
                _own.Remove((channel, name));
            }
        }

        try
        {
            // A Redis that has come back empty may not have been told yet that we have the name.
            var held = (int)await redis.ScriptEvaluateAsync(RedisScripts.Release, [keys.Names(channel)], [name, token])
                .ConfigureAwait(false);
            return held == 1 || (held == 2 && isOwn);
        }
        catch (Exception error) when (RedisFailures.IsAway(error))
        {
            return isOwn;
        }
    }

    public async Task<IReadOnlyList<string>> ListAsync(string channel)
    {
        try
        {
            var names = Texts(await redis.ScriptEvaluateAsync(RedisScripts.List, [keys.Names(channel)], [keys.Processes])
                .ConfigureAwait(false));
            Array.Sort(names, StringComparer.Ordinal);
            return names;
        }
        catch (Exception error) when (RedisFailures.IsAway(error))
        {
            return [.. Own(channel).Select(claim => claim.Name).Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>Takes away the names of processes that are gone.</summary>
    public async Task<IReadOnlyList<string>> SweepAsync(string channel)
        => Texts(await redis.ScriptEvaluateAsync(RedisScripts.Sweep, [keys.Names(channel)], [keys.Processes]).ConfigureAwait(false));

    /// <summary>Tells Redis what it may have missed or lost.</summary>
    public async Task RestoreAsync(string channel)
    {
        RedisValue[] values = [_process, .. Own(channel)
            .SelectMany(claim => (RedisValue[])[claim.Name, $"{_process} {claim.Token} {claim.Owner}"])];
        await redis.ScriptEvaluateAsync(RedisScripts.Restore, [keys.Names(channel)], values).ConfigureAwait(false);
    }

    private static string[] Texts(RedisResult result) => [.. ((RedisValue[]?)result ?? []).Select(text => text.ToString())];

    private List<(string Name, string Owner, string Token)> Own(string channel)
    {
        lock (_gate)
        {
            return [.. _own.Where(claim => claim.Key.Channel == channel)
                .Select(claim => (claim.Key.Name, claim.Value.Owner, claim.Value.Token))];
        }
    }

    private NameClaim ClaimAlone(string channel, string name, string owner, string token)
    {
        lock (_gate)
        {
            var has = _own.TryGetValue((channel, name), out var claim);
            if (has && claim.Owner != owner)
            {
                return NameClaim.Taken;
            }

            _own[(channel, name)] = (owner, token);
            return has ? NameClaim.Renewed : NameClaim.New;
        }
    }
}
