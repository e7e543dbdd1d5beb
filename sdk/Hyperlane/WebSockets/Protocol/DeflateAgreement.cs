using System.Globalization;

namespace Hyperlane.WebSockets.Protocol;

/// <summary>What was agreed on compression (RFC 7692 §7.1).</summary>
/// <param name="KeepsOurs">Whether our messages may refer to earlier ones.</param>
/// <param name="KeepsTheirs">Whether the client's may.</param>
/// <param name="Window">How far back ours may refer, as the exponent of a power of two; null where the client did not ask, which is
/// 15.</param>
/// <param name="TheirWindow">How far back the client's will refer; null where it did not say. Any suits us.</param>
internal sealed record DeflateAgreement(bool KeepsOurs, bool KeepsTheirs, int? Window = null, int? TheirWindow = null)
{
    /// <summary>The largest window there is, in bits.</summary>
    public const int MaxWindow = 15;

    private const int MinWindow = 8;

    /// <summary>
    /// The agreement as the answer says it. Who was asked for a window must say it back (RFC 7692 §7.1.2.1); of the client's own, silence
    /// would leave 15.
    /// </summary>
    public string Header
        => "permessage-deflate" + (KeepsOurs ? "" : "; server_no_context_takeover") + (KeepsTheirs ? "" : "; client_no_context_takeover")
            + Say("server_max_window_bits", Window) + Say("client_max_window_bits", TheirWindow);

    /// <summary>Accepts an offer, or returns null: what is unknown, said twice or out of range is declined (RFC 7692 §7.1).</summary>
    public static DeflateAgreement? Of(ExtensionOffer offer, bool keepsContext)
    {
        if (!offer.Name.Equals("permessage-deflate", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        DeflateAgreement? agreed = new(keepsContext, keepsContext);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in offer.Parameters)
        {
            agreed = seen.Add(name) ? agreed.With(name.ToLowerInvariant(), value) : null;
            if (agreed is null)
            {
                return null;
            }
        }

        return agreed;
    }

    private DeflateAgreement? With(string name, string? value) => name switch
    {
        "server_no_context_takeover" when value is null => this with { KeepsOurs = false },
        "client_no_context_takeover" when value is null => this with { KeepsTheirs = false },
        "server_max_window_bits" when Bits(value) is { } bits => this with { Window = bits },
        "client_max_window_bits" when value is null => this,
        "client_max_window_bits" when Bits(value) is { } bits => this with { TheirWindow = bits },
        _ => null,
    };

    private static string Say(string name, int? bits)
        => bits is null ? "" : string.Create(CultureInfo.InvariantCulture, $"; {name}={bits}");

    private static int? Bits(string? value)
        => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var bits) && bits is >= MinWindow and <= MaxWindow
            && value![0] != '0' ? bits : null;
}
