using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;
using Hyperlane.Http.Messages;

namespace Hyperlane.Middleware;

/// <summary>The hosts that a server answers for. Ports are not looked at, and case does not count.</summary>
internal sealed class AllowedHosts
{
    private static readonly SearchValues<char> NeverInName = SearchValues.Create(":*[");
    private static readonly SearchValues<byte> AddressBytes = SearchValues.Create("0123456789."u8);

    private readonly (byte[] Name, bool IsSuffix)[] _rules;

    private AllowedHosts((byte[] Name, bool IsSuffix)[] rules) => _rules = rules;

    /// <summary>
    /// <c>localhost</c>, names below it, and IP addresses. A page cannot make its own name one of these (DNS rebinding):
    /// resolvers take <c>localhost</c> for this machine (RFC 6761 §6.3), and an address is looked up nowhere.
    /// </summary>
    public static AllowedHosts Loopback { get; } = new([("localhost"u8.ToArray(), false), (".localhost"u8.ToArray(), true)])
    {
        AllowsAddresses = true,
    };

    /// <summary>Whether IP addresses are allowed that no rule names.</summary>
    public bool AllowsAddresses { get; private init; }

    /// <summary>Reads names: <c>example.org</c>, <c>*.example.org</c> for the names below it, an IP address.</summary>
    /// <param name="names">The names.</param>
    /// <param name="wrong">What is wrong with one of them; null if all are well.</param>
    public static AllowedHosts Parse(IEnumerable<string> names, out string? wrong)
    {
        wrong = null;
        var rules = new List<(byte[], bool)>();
        foreach (var name in names.Select(name => name.Trim()))
        {
            var isSuffix = name.StartsWith("*.", StringComparison.Ordinal);
            var ascii = ToAscii(isSuffix ? name[2..] : name);
            if (ascii is null)
            {
                wrong = $"'{name}' is no host. Write a name like example.org, *.example.org for all names below it, an IP address, "
                    + "or * for all hosts; without scheme and port.";
                break;
            }

            rules.Add((Encoding.ASCII.GetBytes(isSuffix ? "." + ascii : ascii), isSuffix));
        }

        return new AllowedHosts([.. rules]);
    }

    /// <summary>The host of a host and port.</summary>
    public static ReadOnlySpan<byte> HostOf(ReadOnlySpan<byte> authority)
    {
        var colon = authority.LastIndexOf((byte)':');
        var host = colon >= 0 && authority[^1] != ']' ? authority[..colon] : authority;

        // "localhost." is the same name, written whole (RFC 1034 §3.1).
        return host.EndsWith("."u8) ? host[..^1] : host;
    }

    /// <summary>Whether a host and port are allowed. No host is: browsers always send one, so it was none.</summary>
    public bool Allows(ReadOnlySpan<byte> authority)
    {
        var host = HostOf(authority);
        if (host.IsEmpty || (AllowsAddresses && IsAddress(host)))
        {
            return true;
        }

        foreach (var (name, isSuffix) in _rules)
        {
            var end = isSuffix && host.Length > name.Length ? host[^name.Length..] : host;
            if (Ascii.EqualsIgnoreCase(end, name) && (end.Length < host.Length) == isSuffix)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>No domain has a name of digits alone at its end, so what consists of digits and dots is looked up nowhere.</summary>
    private static bool IsAddress(ReadOnlySpan<byte> host) => host[0] == '[' || !host.ContainsAnyExcept(AddressBytes);

    /// <summary>A name as requests have it; null if it can be none.</summary>
    private static string? ToAscii(string name)
    {
        if (name.Contains(':', StringComparison.Ordinal) && IPAddress.TryParse(name.Trim('[', ']'), out var address))
        {
            return $"[{address}]";
        }

        try
        {
            var ascii = new IdnMapping().GetAscii(name.TrimEnd('.'));
            return ascii.AsSpan().ContainsAny(NeverInName) || !HostRules.IsValid(Encoding.ASCII.GetBytes(ascii)) ? null : ascii;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
