using System.Security.Cryptography;
using System.Text;

namespace Hyperlane.Authentication;

/// <summary>
/// Counts attempts by name, whether there is such a user or not, in bounded memory: names share a fixed number of places, dealt out by a
/// hash that nobody can foresee.
/// </summary>
internal sealed class Lockout(AccountOptions options, TimeProvider clock)
{
    private const int Places = 1 << 16;

    private readonly byte[] _secret = RandomNumberGenerator.GetBytes(32);
    private readonly (int Count, DateTimeOffset Last)[] _places = new (int, DateTimeOffset)[Places];
    private readonly Lock _lock = new();

    /// <summary>Takes one attempt; false while the name is locked.</summary>
    public bool TryBegin(string name)
    {
        lock (_lock)
        {
            ref var place = ref PlaceOf(name);
            var now = clock.GetUtcNow();
            if (now - place.Last >= options.DefaultLockoutTimeSpan)
            {
                place = (0, now);
            }

            if (place.Count >= options.MaxFailedAccessAttempts)
            {
                return false;
            }

            // Counted at once, so that attempts at the same time are not more than those in a row.
            place = (place.Count + 1, now);
            return true;
        }
    }

    /// <summary>An attempt was no failure.</summary>
    public void Forget(string name)
    {
        lock (_lock)
        {
            PlaceOf(name) = default;
        }
    }

    private ref (int Count, DateTimeOffset Last) PlaceOf(string name)
    {
        var hash = HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes(name.ToUpperInvariant()));
        return ref _places[BitConverter.ToUInt16(hash)];
    }
}
