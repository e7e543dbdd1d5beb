namespace Hyperlane.Redis;

/// <summary>What Redis does as one step, in Lua.</summary>
internal static class RedisScripts
{
    /// <summary>The field of a stream's entry that has the envelope.</summary>
    public const string Field = "m";

    /// <summary>
    /// Adds messages to their streams and tells who listens. Keys: stream and channel of each message. Values: the length
    /// of the history, then the messages. Answers their ids.
    /// </summary>
    public const string Publish =
        """
        local ids = {}
        for i = 1, #KEYS, 2 do
            local message = ARGV[1 + (i + 1) / 2]
            local id = redis.call('XADD', KEYS[i], 'MAXLEN', '~', ARGV[1], '*', 'm', message)
            redis.call('PUBLISH', KEYS[i + 1], id .. ' ' .. message)
            ids[#ids + 1] = id
        end
        return ids
        """;

    /// <summary>
    /// Takes a name. Key: the names. Values: the name, process, token, owner, and what the key of a process begins with.
    /// Answers 0 for taken, 1 for new, 2 for renewed.
    /// </summary>
    public const string Claim =
        """
        local held = redis.call('HGET', KEYS[1], ARGV[1])
        local process, owner = nil, nil
        if held then
            process, owner = string.match(held, '^(%S+) %S+ (.*)$')
            if owner ~= ARGV[4] and redis.call('EXISTS', ARGV[5] .. process) == 1 then
                return 0
            end
        end
        redis.call('HSET', KEYS[1], ARGV[1], ARGV[2] .. ' ' .. ARGV[3] .. ' ' .. ARGV[4])
        return owner == ARGV[4] and 2 or 1
        """;

    /// <summary>
    /// Gives a name back. Key: the names. Values: the name, the token. Answers 1 if it was held by that token, 0 if by another, 2 if by
    /// none.
    /// </summary>
    public const string Release =
        """
        local held = redis.call('HGET', KEYS[1], ARGV[1])
        if not held then
            return 2
        end
        if string.match(held, '^%S+ (%S+)') ~= ARGV[2] then
            return 0
        end
        return redis.call('HDEL', KEYS[1], ARGV[1])
        """;

    /// <summary>Lists names. Key: the names. Value: what the key of a process begins with. Answers those whose process is there.</summary>
    public const string List =
        """
        local names, alive = {}, {}
        local all = redis.call('HGETALL', KEYS[1])
        for i = 1, #all, 2 do
            local process = string.match(all[i + 1], '^(%S+)')
            if alive[process] == nil then
                alive[process] = redis.call('EXISTS', ARGV[1] .. process) == 1
            end
            if alive[process] then
                names[#names + 1] = all[i]
            end
        end
        return names
        """;

    /// <summary>
    /// Takes away the names of processes that are gone, and answers them. Key: the names. Value: what the key of a process begins with.
    /// </summary>
    public const string Sweep =
        """
        local lost, alive = {}, {}
        local all = redis.call('HGETALL', KEYS[1])
        for i = 1, #all, 2 do
            local process = string.match(all[i + 1], '^(%S+)')
            if alive[process] == nil then
                alive[process] = redis.call('EXISTS', ARGV[1] .. process) == 1
            end
            if not alive[process] then
                redis.call('HDEL', KEYS[1], all[i])
                lost[#lost + 1] = all[i]
            end
        end
        return lost
        """;

    /// <summary>
    /// Makes the names of a process what it says they are, after it and Redis have been apart. Key: the names. Values: the
    /// process, then each name and what stands behind it. A name that somebody else has taken meanwhile stays theirs.
    /// </summary>
    public const string Restore =
        """
        local mine = {}
        for i = 2, #ARGV, 2 do
            mine[ARGV[i]] = true
            redis.call('HSETNX', KEYS[1], ARGV[i], ARGV[i + 1])
        end
        local all = redis.call('HGETALL', KEYS[1])
        for i = 1, #all, 2 do
            if string.match(all[i + 1], '^(%S+)') == ARGV[1] and not mine[all[i]] then
                redis.call('HDEL', KEYS[1], all[i])
            end
        end
        return 0
        """;
}
