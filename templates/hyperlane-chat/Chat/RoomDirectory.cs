using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace HyperlaneChat._1;

/// <summary>The rooms there are: lists them, and creates new ones within limits.</summary>
public sealed class RoomDirectory : IDisposable
{
    // Pages ask every few seconds. However many do, the database and the backplane are asked once a second.
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly MessageStore _store;
    private readonly Rooms _rooms;
    private readonly TimeProvider _clock;
    private readonly int _most;
    private readonly PartitionedRateLimiter<string> _pace;
    private Task<IReadOnlyList<RoomSummary>>? _list;
    private long _askedAt;

    /// <exception cref="StartupException">A setting is wrong.</exception>
    public RoomDirectory(MessageStore store, Rooms rooms, TimeProvider clock, IConfiguration configuration)
    {
        (_store, _rooms, _clock) = (store, rooms, clock);
        _most = Setting("Chat:MaxRooms", 500);
        var perMinute = Setting("Chat:NewRoomsPerMinute", 20);
        var bucket = new TokenBucketRateLimiterOptions
        {
            TokenLimit = perMinute,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) / perMinute,
            QueueLimit = 0,
        };
        _pace = PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetTokenBucketLimiter(address, _ => bucket));

        int Setting(string key, int otherwise) => configuration[key] is not { Length: > 0 } text ? otherwise
            : int.TryParse(text, out var number) && number > 0 ? number
            : throw new StartupException($"The setting {key} is '{text}'; it takes a number from 1.");
    }

    /// <summary>All rooms, by name, as they were a second ago at most.</summary>
    public Task<IReadOnlyList<RoomSummary>> GetAsync()
    {
        lock (_gate)
        {
            if (_list is null or { IsFaulted: true } || (_list.IsCompleted && _clock.GetElapsedTime(_askedAt) > FreshFor))
            {
                _askedAt = _clock.GetTimestamp();
                _list = ReadAsync();
            }

            return _list;
        }
    }

    /// <summary>The name of a room as it is spelled, where there is one whose name looks the same; else as it is given.</summary>
    public async Task<string> SpellAsync(string name)
    {
        var rooms = await GetAsync();
        if (rooms.Any(room => room.Name == name))
        {
            return name;
        }

        var key = Names.KeyOf(name);
        return rooms.FirstOrDefault(room => Names.KeyOf(room.Name) == key)?.Name ?? name;
    }

    /// <summary>Creates a room, unless there is one whose name looks the same.</summary>
    /// <returns>The room, and false if it was there.</returns>
    /// <exception cref="RoomRefusedException">There are too many rooms, or too many come from this address.</exception>
    public async Task<(RoomSummary Room, bool IsNew)> CreateAsync(string name, EndPoint? client)
    {
        await _turn.WaitAsync(); // when many begin to talk in a new room, it is created once, and counts once
        try
        {
            if (await _store.FindRoomAsync(await SpellAsync(name)) is { } there)
            {
                return (await CountAsync(there), false);
            }

            using var lease = _pace.AttemptAcquire(AddressOf(client));
            if (!lease.IsAcquired)
            {
                lease.TryGetMetadata(MetadataName.RetryAfter, out var wait);
                throw new RoomRefusedException("Too many rooms were created from your address. Try again in a while.")
                {
                    RetryAfter = wait
                };
            }

            var (room, isNew) = await _store.CreateRoomAsync(name, _most)
                ?? throw new RoomRefusedException($"There are {_most} rooms, and there cannot be more (Chat:MaxRooms).");
            lock (_gate)
            {
                _list = null; // who asks next sees it
            }

            return (await CountAsync(room), isNew);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _pace.Dispose();
        _turn.Dispose();
    }

    /// <summary>One client of IPv6 has a whole network of addresses (a /64).</summary>
    private static string AddressOf(EndPoint? client)
    {
        var address = (client as IPEndPoint)?.Address ?? IPAddress.None;
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }

    private async Task<IReadOnlyList<RoomSummary>> ReadAsync()
    {
        var rooms = await Task.WhenAll((await _store.GetRoomsAsync()).Select(CountAsync));
        Array.Sort(rooms, (one, other) => string.CompareOrdinal(one.Name, other.Name));
        return rooms;
    }

    private async Task<RoomSummary> CountAsync(RoomSummary room)
        => room with { Members = (await _rooms.GetMembersAsync(room.Name)).Count };
}

/// <summary>A room is not created; the message says why.</summary>
public sealed class RoomRefusedException(string reason) : Exception(reason)
{
    /// <summary>When it may be, if that is a matter of time.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
