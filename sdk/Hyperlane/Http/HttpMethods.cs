namespace Hyperlane.Http;

/// <summary>The methods of RFC 9110 §9 and RFC 5789, as the strings that <see cref="HttpRequest.Method"/> returns for them.</summary>
public static class HttpMethods
{
    /// <summary>GET (RFC 9110 §9.3.1).</summary>
    public const string Get = "GET";

    /// <summary>HEAD (RFC 9110 §9.3.2).</summary>
    public const string Head = "HEAD";

    /// <summary>POST (RFC 9110 §9.3.3).</summary>
    public const string Post = "POST";

    /// <summary>PUT (RFC 9110 §9.3.4).</summary>
    public const string Put = "PUT";

    /// <summary>DELETE (RFC 9110 §9.3.5).</summary>
    public const string Delete = "DELETE";

    /// <summary>CONNECT (RFC 9110 §9.3.6).</summary>
    public const string Connect = "CONNECT";

    /// <summary>OPTIONS (RFC 9110 §9.3.7).</summary>
    public const string Options = "OPTIONS";

    /// <summary>TRACE (RFC 9110 §9.3.8).</summary>
    public const string Trace = "TRACE";

    /// <summary>PATCH (RFC 5789).</summary>
    public const string Patch = "PATCH";

    /// <summary>QUERY, a safe method with a body (draft-ietf-httpbis-safe-method-w-body). Served where a route asks for it.</summary>
    public const string Query = "QUERY";

    /// <summary>All that are known without a route.</summary>
    internal static IReadOnlyList<string> All { get; } = [Get, Head, Post, Put, Delete, Connect, Options, Trace, Patch];

    /// <summary>The string for the bytes of a method: the shared one for a method above, so that the plain path makes none.</summary>
    internal static string Intern(ReadOnlySpan<byte> method) => method switch
    {
        [(byte)'G', (byte)'E', (byte)'T'] => Get,
        _ when method.SequenceEqual("POST"u8) => Post,
        _ when method.SequenceEqual("PUT"u8) => Put,
        _ when method.SequenceEqual("DELETE"u8) => Delete,
        _ when method.SequenceEqual("HEAD"u8) => Head,
        _ when method.SequenceEqual("PATCH"u8) => Patch,
        _ when method.SequenceEqual("OPTIONS"u8) => Options,
        _ when method.SequenceEqual("CONNECT"u8) => Connect,
        _ when method.SequenceEqual("TRACE"u8) => Trace,
        _ => System.Text.Encoding.ASCII.GetString(method),
    };
}
