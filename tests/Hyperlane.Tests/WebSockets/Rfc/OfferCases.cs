namespace Hyperlane.Tests.WebSockets.Rfc;

/// <summary>RFC 7692 §5.1 and §7.1: what is offered, and what is agreed upon; null is nothing.</summary>
internal static class OfferCases
{
    private const string Name = "permessage-deflate";

    public static IReadOnlyDictionary<string, string?> All { get; } = new Dictionary<string, string?>
    {
        [Name] = Name,
        ["PerMessage-Deflate"] = Name,
        [$"x-other, {Name}"] = Name,
        [$"{Name}, {Name}; server_no_context_takeover"] = Name,

        // §7.1: what is unknown, invalid or said twice
        [$"{Name}; unknown"] = null,
        [$"{Name}; unknown, {Name}"] = Name,
        [$"{Name}; server_no_context_takeover; server_no_context_takeover"] = null,
        [$"{Name}; server_max_window_bits=10; server_max_window_bits=10"] = null,

        // §7.1.1: context takeover
        [$"{Name}; server_no_context_takeover"] = $"{Name}; server_no_context_takeover",
        [$"{Name};server_no_context_takeover ; client_no_context_takeover"] = $"{Name}; server_no_context_takeover; client_no_context_takeover",
        [$"{Name}; client_no_context_takeover"] = $"{Name}; client_no_context_takeover",
        [$"{Name}; server_no_context_takeover=1"] = null,
        [$"{Name}; client_no_context_takeover=true"] = null,

        // §7.1.2.1: our window
        [$"{Name}; server_max_window_bits"] = null,
        [$"{Name}; server_max_window_bits=7"] = null,
        [$"{Name}; server_max_window_bits=8"] = $"{Name}; server_max_window_bits=8",
        [$"{Name}; server_max_window_bits=9"] = $"{Name}; server_max_window_bits=9",
        [$"{Name}; server_max_window_bits=\"10\""] = $"{Name}; server_max_window_bits=10",
        [$"{Name}; server_max_window_bits=15"] = $"{Name}; server_max_window_bits=15",
        [$"{Name}; server_max_window_bits=16"] = null,
        [$"{Name}; server_max_window_bits=08"] = null,
        [$"{Name}; server_max_window_bits=x, {Name}; server_max_window_bits=12"] = $"{Name}; server_max_window_bits=12",

        // §7.1.2.2: the client's window, of which any suits us
        [$"{Name}; client_max_window_bits"] = Name,
        [$"{Name}; client_max_window_bits=8"] = $"{Name}; client_max_window_bits=8",
        [$"{Name}; client_max_window_bits=15"] = $"{Name}; client_max_window_bits=15",
        [$"{Name}; client_max_window_bits=10; server_max_window_bits=9"] = $"{Name}; server_max_window_bits=9; client_max_window_bits=10",
        [$"{Name}; client_max_window_bits=7"] = null,
        [$"{Name}; client_max_window_bits=16"] = null,
        [$"{Name}; client_max_window_bits=+9"] = null,
    };
}
