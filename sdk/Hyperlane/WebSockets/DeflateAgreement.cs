namespace Hyperlane.WebSockets;

/// <summary>What was agreed on compression (RFC 7692 §7.1).</summary>
/// <param name="KeepsOurs">Whether our messages may refer to earlier ones.</param>
/// <param name="KeepsTheirs">Whether the client's may.</param>
/// <param name="SaysWindow">Whether the client asked how large our window is.</param>
internal sealed record DeflateAgreement(bool KeepsOurs, bool KeepsTheirs, bool SaysWindow = false)
{
    /// <summary>The agreement as the answer says it.</summary>
    public string Header
        => "permessage-deflate" + (KeepsOurs ? "" : "; server_no_context_takeover") + (KeepsTheirs ? "" : "; client_no_context_takeover") + (SaysWindow ? "; server_max_window_bits=15" : "");

    /// <summary>Accepts an offer, or returns null: what is unknown, said twice, or asks for a window of ours other than 15 bits, which System.IO.Compression always uses, is declined.</summary>
    public static DeflateAgreement? Of(string offer, bool keepsContext)
    {
        var parts = offer.Split(';', StringSplitOptions.TrimEntries);
        if (!parts[0].Equals("permessage-deflate", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var agreed = new DeflateAgreement(keepsContext, keepsContext);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in parts.AsSpan(1))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var name = (equals < 0 ? part : part[..equals]).Trim().ToLowerInvariant();
            var value = equals < 0 ? null : part[(equals + 1)..].Trim().Trim('"');
            if (!seen.Add(name))
            {
                return null;
            }

            switch (name)
            {
                case "server_no_context_takeover" when value is null:
                    agreed = agreed with { KeepsOurs = false };
                    break;
                case "client_no_context_takeover" when value is null:
                    agreed = agreed with { KeepsTheirs = false };
                    break;
                case "server_max_window_bits" when value is "15":
                case "client_max_window_bits" when value is null or "8" or "9" or "10" or "11" or "12" or "13" or "14" or "15":
                    break;
                default:
                    return null;
            }
        }

        // Who was offered our window must say it back (RFC 7692 §7.1.2.1); silence about the client's leaves 15, which we take.
        return agreed with { SaysWindow = seen.Contains("server_max_window_bits") };
    }
}
