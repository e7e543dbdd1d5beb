namespace Hyperlane.Http.Parsing;

/// <summary>The answer to a refused request: every refusal is one entry in this table.</summary>
/// <param name="StatusCode">The status of the answer.</param>
/// <param name="Detail">What is wrong, for the author of the client.</param>
/// <param name="Section">The rule that the request breaks.</param>
internal sealed record Rejection(int StatusCode, string Detail, string Section)
{
    private static readonly Dictionary<RejectionReason, Rejection> Table = new()
    {
        [RejectionReason.RequestLineMalformed] = new(400, "The request line is not 'method target version', parted by single spaces.",
            "RFC 9112 §3"),
        [RejectionReason.RequestLineTooLong] = new(414, "The request line is longer than this server takes.", "RFC 9112 §3"),
        [RejectionReason.MethodInvalid] = new(400, "The method is not a token.", "RFC 9110 §9.1"),
        [RejectionReason.MethodTooLong] = new(501, "The method is longer than any that this server knows.", "RFC 9112 §3"),
        [RejectionReason.TargetInvalid] = new(400, "The request target has a form or a character that is not allowed.", "RFC 9112 §3.2"),
        [RejectionReason.SchemeMismatch] = new(400, "The request target says https, and the connection is not encrypted.", "RFC 9110 §7.4"),
        [RejectionReason.PathInvalid] = new(
            400, "The path has a broken percent escape or an escaped control character, or does not decode to UTF-8.", "RFC 3986 §2.1"),
        [RejectionReason.VersionMalformed] = new(400, "The version is not HTTP/1.1 or HTTP/1.0.", "RFC 9112 §2.3"),
        [RejectionReason.VersionNotSupported] = new(505, "This server speaks HTTP/1.1 and HTTP/1.0.", "RFC 9110 §15.6.6"),
        [RejectionReason.ConnectNotSupported] = new(501, "This server is no proxy: it has no CONNECT.", "RFC 9110 §9.3.6"),
        [RejectionReason.BareLineFeed] = new(400, "A line of the head ends with LF alone; lines end with CR LF.", "RFC 9112 §2.2"),
        [RejectionReason.HeaderNameInvalid] = new(400, "A header name is not a token followed at once by a colon.", "RFC 9112 §5.1"),
        [RejectionReason.HeaderValueInvalid] = new(400, "A header value has a control character.", "RFC 9110 §5.5"),
        [RejectionReason.HeaderFolded] = new(400, "A header value goes on in a second line.", "RFC 9112 §5.2"),
        [RejectionReason.HeadersTooMany] = new(431, "The request has more header fields than this server takes.", "RFC 6585 §5"),
        [RejectionReason.HeadersTooLarge] = new(431, "The header fields are larger than this server takes.", "RFC 6585 §5"),
        [RejectionReason.HostMissing] = new(400, "An HTTP/1.1 request needs a Host header.", "RFC 9112 §3.2"),
        [RejectionReason.HostRepeated] = new(400, "The request has more than one Host header.", "RFC 9112 §3.2"),
        [RejectionReason.HostInvalid] = new(400, "The Host header is not a host and port.", "RFC 9112 §3.2"),
        [RejectionReason.ContentLengthInvalid] = new(400, "Content-Length is not a whole number.", "RFC 9112 §6.3"),
        [RejectionReason.ContentLengthTooLarge] = new(413, "Content-Length is larger than any body that this server takes.",
            "RFC 9110 §8.6"),
        [RejectionReason.ContentLengthRepeated] = new(400, "The request has more than one Content-Length.", "RFC 9112 §6.3"),
        [RejectionReason.TransferEncodingAndContentLength] = new(
            400, "The request has both Content-Length and Transfer-Encoding.", "RFC 9112 §6.3"),
        [RejectionReason.TransferEncodingInHttp10] = new(400, "HTTP/1.0 has no Transfer-Encoding.", "RFC 9112 §6.1"),
        [RejectionReason.TransferEncodingInvalid] = new(400,
            "Transfer-Encoding must be 'chunked' and nothing else, not even an empty element of a list.", "RFC 9112 §6.3"),
        [RejectionReason.TransferEncodingNotSupported] = new(501, "This server knows no transfer coding but 'chunked'.", "RFC 9112 §6.1"),
        [RejectionReason.ExpectationUnknown] = new(417, "This server knows no expectation but '100-continue'.", "RFC 9110 §10.1.1"),
        [RejectionReason.HeadTimeout] = new(408, "The head of the request did not arrive in time.", "RFC 9110 §15.5.9"),
        [RejectionReason.ChunkSizeInvalid] = new(400, "The size of a chunk is not a hexadecimal number.", "RFC 9112 §7.1"),
        [RejectionReason.ChunkSizeTooLong] = new(400, "The size of a chunk has more digits than this server takes.", "RFC 9112 §7.1"),
        [RejectionReason.ChunkLineInvalid] = new(400, "The size of a chunk is followed by something other than chunk extensions and CR LF.",
            "RFC 9112 §7.1.1"),
        [RejectionReason.ChunkExtensionTooLong] = new(400, "The chunk extensions are longer than this server takes.", "RFC 9112 §7.1.1"),
        [RejectionReason.ChunkEndMissing] = new(400, "A chunk is not followed by CR LF.", "RFC 9112 §7.1"),
        [RejectionReason.TrailersInvalid] = new(400, "A line of the trailer section is malformed.", "RFC 9112 §7.1.2"),
        [RejectionReason.TrailersTooLarge] = new(431, "The trailer section is larger than this server takes.", "RFC 6585 §5"),
        [RejectionReason.BodyTooLarge] = new(413, "The body is larger than this server takes.", "RFC 9110 §15.5.14"),
        [RejectionReason.BodyTruncated] = new(400, "The connection ended before the body did.", "RFC 9112 §8"),
        [RejectionReason.BodyTimeout] = new(408, "The body did not arrive in time.", "RFC 9110 §15.5.9"),
    };

    /// <summary>The answer to <paramref name="reason"/>.</summary>
    public static Rejection Of(RejectionReason reason) => Table[reason];

    /// <summary>The answer as problem details.</summary>
    public ProblemDetails ToProblem() => new() { Status = StatusCode, Detail = $"{Detail} ({Section})" };
}
