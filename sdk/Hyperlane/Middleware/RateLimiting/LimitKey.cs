using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Hyperlane.Middleware;

/// <summary>What has a limit of its own.</summary>
/// <param name="Kind">What the others are of.</param>
/// <param name="Number">An address, or the number of what there is a fixed number of.</param>
/// <param name="Text">A name or key.</param>
/// <param name="Route">The route, where each has its own limit.</param>
internal readonly record struct LimitKey(LimitKeyKind Kind, ulong Number = 0, string? Text = null, string? Route = null)
{
    /// <summary>A key that is longer is kept as its hash, so that no client fills the memory with long ones.</summary>
    private const int MaxText = 64;

    /// <summary>By hashes that differ from process to process, so that no client can choose keys that meet.</summary>
    public override int GetHashCode() => HashCode.Combine(Kind, Number, Text, Route);

    /// <summary>One of an address; all that have none share one.</summary>
    public static LimitKey Of(EndPoint? endPoint)
    {
        if (endPoint is not IPEndPoint { Address: var address })
        {
            return new(LimitKeyKind.Address);
        }

        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out var length);
        return length == 4 ? new(LimitKeyKind.Address, BinaryPrimitives.ReadUInt32BigEndian(bytes))
            : address.IsIPv4MappedToIPv6 ? new(LimitKeyKind.Address, BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]))
            : new(LimitKeyKind.Network, BinaryPrimitives.ReadUInt64BigEndian(bytes));
    }

    /// <summary>One of a user or key.</summary>
    public static LimitKey Of(LimitKeyKind kind, string text)
        => new(kind, Text: text.Length <= MaxText ? text : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
}
