namespace Hyperlane.Tests.Http.Rfc;

/// <summary>Framing of bodies, chunks, expectations, and what connections become.</summary>
internal static class BodyCases
{
    private const string Post = "POST /echo HTTP/1.1\r\nHost: a\r\n";
    private const string Chunked = Post + "Transfer-Encoding: chunked\r\n\r\n";

    public static IEnumerable<RfcCase> All =>
    [
        // RFC 9112 §6: Content-Length and Transfer-Encoding
        new("9112 §6.3", "a length frames the body", $"{Post}Content-Length: 2\r\n\r\nok", "200:ok next"),
        new("9112 §6.3", "neither means no body", $"{Post}\r\n", "200 next"),
        new("9110 §8.6", "leading zeros are digits", $"{Post}Content-Length: 002\r\n\r\nok", "200:ok next"),
        new("9112 §6.3", "a sign is refused", $"{Post}Content-Length: +2\r\n\r\nok", "400 end"),
        new("9112 §6.3", "a negative length is refused", $"{Post}Content-Length: -2\r\n\r\nok", "400 end"),
        new("9112 §6.3", "hexadecimal is refused", $"{Post}Content-Length: 0x2\r\n\r\nok", "400 end"),
        new("9112 §6.3", "an empty length is refused", $"{Post}Content-Length:\r\n\r\n", "400 end"),
        new("9112 §6.3", "a length with a space in it is refused", $"{Post}Content-Length: 1 2\r\n\r\n", "400 end"),
        new("9110 §8.6", "what overflows is too large", $"{Post}Content-Length: 99999999999999999999\r\n\r\n", "413 end"),
        new("9110 §8.6", "also by one", $"{Post}Content-Length: 9223372036854775808\r\n\r\n", "413 end"),
        new("9110 §8.6", "any number of leading zeros is", $"{Post}Content-Length: 0000000000000000000000000000002\r\n\r\nok", "200:ok next"),
        new("9112 §6.3", "two different lengths are refused", $"{Post}Content-Length: 2\r\nContent-Length: 3\r\n\r\nok", "400 end"),
        new("9112 §6.3", "two equal ones as well: proxies differ about them", $"{Post}Content-Length: 2\r\nContent-Length: 2\r\n\r\nok", "400 end"),
        new("9112 §6.3", "and so is a list", $"{Post}Content-Length: 2, 2\r\n\r\nok", "400 end"),
        new("9112 §6.3", "both fields are refused", $"{Post}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400 end"),
        new("9112 §6.3", "in either order", $"{Post}Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n0\r\n\r\n", "400 end"),
        new("9112 §6.1", "names of codings have no case", $"{Post}Transfer-Encoding: CHUNKED\r\n\r\n2\r\nok\r\n0\r\n\r\n", "200:ok next"),
        new("9112 §6.1", "HTTP/1.0 has no transfer codings", "POST /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400 end"),
        new("9112 §6.1", "an unknown coding is not implemented", $"{Post}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", "501 end"),
        new("9112 §6.3", "chunked is the last", $"{Post}Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n", "400 end"),
        new("9112 §7.1", "chunked twice is refused", $"{Post}Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n", "400 end"),
        new("9112 §7.1", "also in two fields", $"{Post}Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400 end"),
        new("9112 §7", "identity is gone", $"{Post}Transfer-Encoding: identity\r\n\r\n", "400 end"),
        new("9112 §6.3", "an empty coding is refused", $"{Post}Transfer-Encoding:\r\n\r\n0\r\n\r\n", "400 end"),
        new("9112 §6.3", "a coding without chunked behind it is refused", $"{Post}Transfer-Encoding: gzip\r\n\r\n0\r\n\r\n", "400 end"),
        new("9112 §6.3", "also in two fields, whichever", $"{Post}Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400 end"),
        new("9112 §7", "chunked has no parameters", $"{Post}Transfer-Encoding: chunked;a=b\r\n\r\n0\r\n\r\n", "400 end"),
        new("9112 §6.3", "a list with nothing before chunked is refused", $"{Post}Transfer-Encoding: , chunked\r\n\r\n0\r\n\r\n", "400 end"),
        new("9112 §6.3", "or behind it", $"{Post}Transfer-Encoding: chunked,\r\n\r\n0\r\n\r\n", "400 end"),
        new("9112 §6.3", "what only ends like it is not chunked", $"{Post}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", "400 end"),
        new("9112 §5", "whitespace around the coding is none of it", $"{Post}Transfer-Encoding: \tchunked \r\n\r\n2\r\nok\r\n0\r\n\r\n", "200:ok next"),
        new("9112 §6.3", "a control before it is refused", $"{Post}Transfer-Encoding: \u000bchunked\r\n\r\n0\r\n\r\n", "400 end"),
        new("9112 §6.3", "quotes around it are refused", $"{Post}Transfer-Encoding: \"chunked\"\r\n\r\n0\r\n\r\n", "400 end"),

        // RFC 9112 §7.1: chunks
        new("9112 §7.1", "chunks make a body", $"{Chunked}2\r\nok\r\n3\r\nfin\r\n0\r\n\r\n", "200:okfin next"),
        new("9112 §7.1", "sizes are hexadecimal, in either case", $"{Chunked}a\r\n0123456789\r\nA\r\n0123456789\r\n0\r\n\r\n", "200:01234567890123456789 next"),
        new("9112 §7.1", "leading zeros in a size", $"{Chunked}002\r\nok\r\n000\r\n\r\n", "200:ok next"),
        new("9112 §7.1.1", "extensions are ignored", $"{Chunked}2;a=b;c=\"d\"\r\nok\r\n0;e\r\n\r\n", "200:ok next"),
        new("9112 §7.1", "a size that overflows is refused", $"{Chunked}ffffffffffffffff1\r\n", "400 end"),
        new("9112 §7.1", "a size is not empty", $"{Chunked}\r\n", "400 end"),
        new("9112 §7.1", "0x is no size", $"{Chunked}0x2\r\nok\r\n0\r\n\r\n", "400 end"),
        new("9112 §7.1", "a sign is no size", $"{Chunked}+2\r\nok\r\n0\r\n\r\n", "400 end"),
        new("9112 §7.1", "data ends with CR LF", $"{Chunked}2\r\nokX\r\n0\r\n\r\n", "400 end"),
        new("9112 §7.1", "a bare LF ends no size", $"{Chunked}2\nok\r\n0\r\n\r\n", "400 end"),
        new("9112 §7.1", "a bare LF ends no data", $"{Chunked}2\r\nok\n0\r\n\r\n", "400 end"),
        new("9112 §7.1", "any number of leading zeros in a size", $"{Chunked}00000000000000000002\r\nok\r\n0\r\n\r\n", "200:ok next"),
        new("9112 §7.1.1", "bad whitespace before an extension is read", $"{Chunked}2 ;a=b\r\nok\r\n0\r\n\r\n", "200:ok next"),
        new("9112 §7.1.1", "a semicolon alone is no extension", $"{Chunked}2;\r\nok\r\n0\r\n\r\n", "400 end"),
        new("9112 §7.1.1", "the name of an extension is a token", $"{Chunked}2;bad[=x\r\nok\r\n0\r\n\r\n", "400 end"),
        new("9112 §7.1.1", "a quote that is opened is closed", $"{Chunked}2;a=\"b\r\nok\r\n0\r\n\r\n", "400 end"),
        new("9112 §7.1.1", "a space ends no size", $"{Chunked}2 \r\nok\r\n0\r\n\r\n", "400 end"),
        new("9112 §7.1.1", "a bare LF ends no extension", $"{Chunked}2;a\nok\r\n0\r\n\r\n", "400 end"),
        new("9112 §7.1.1", "a bare CR is in no extension", $"{Chunked}2;a\rb\r\nok\r\n0\r\n\r\n", "400 end"),
        new("9112 §7.1.2", "trailers are read, and not taken for fields", $"{Chunked}2\r\nok\r\n0\r\nX: y\r\nHost: evil\r\n\r\n", "200:ok next"),
        new("9112 §7.1.2", "a malformed trailer is refused", $"{Chunked}0\r\nX\r\n\r\n", "400 end"),
        new("9112 §5.1", "no whitespace before the colon of a trailer", $"{Chunked}0\r\nX : y\r\n\r\n", "400 end"),
        new("9112 §5.2", "a folded trailer is refused", $"{Chunked}0\r\nX: y\r\n z\r\n\r\n", "400 end"),
        new("9112 §2.2", "a bare LF ends no trailer", $"{Chunked}0\r\nX: y\n\r\n", "400 end"),

        // RFC 9110 §10.1.1: Expect
        new("9110 §10.1.1", "100 comes before the body is read", $"{Post}Content-Length: 2\r\nExpect: 100-continue\r\n\r\nok", "100 200:ok next"),
        new("9110 §10.1.1", "also before chunks", $"{Post}Transfer-Encoding: chunked\r\nExpect: 100-Continue\r\n\r\n2\r\nok\r\n0\r\n\r\n", "100 200:ok next"),
        new("9110 §10.1.1", "but not where there is no body", "GET / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n\r\n", "200 next"),
        new("9110 §10.1.1", "HTTP/1.0 does not wait for it", "POST /echo HTTP/1.0\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\nok", "200:ok end"),
        new("9110 §10.1.1", "another expectation is not met", $"{Post}Content-Length: 2\r\nExpect: x\r\n\r\nok", "417 end"),
        new("9110 §10.1.1", "a handler that does not want the body says so at once", "POST /refuse HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n", "403 end"),

        // RFC 9110 §6.4.1, §9.3.2, §15: answers without a body
        new("9110 §9.3.2", "HEAD has no body", "HEAD / HTTP/1.1\r\nHost: a\r\n\r\n", "200 next"),
        new("9110 §9.3.2", "whatever came with it", "HEAD / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nok", "200 next"),
        new("9110 §15.3.6", "205 has an empty one", "GET /reset HTTP/1.1\r\nHost: a\r\n\r\n", "205 next"),
        new("9110 §15.3.5", "204 has none", "GET /none HTTP/1.1\r\nHost: a\r\n\r\n", "204 next"),
        new("9110 §15.4.5", "304 has none", "GET /same HTTP/1.1\r\nHost: a\r\n\r\n", "304 next"),

        // RFC 9112 §9: connections
        new("9112 §9.3", "HTTP/1.1 stays", "GET / HTTP/1.1\r\nHost: a\r\n\r\n", "200 next"),
        new("9112 §9.6", "close ends it", "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "200 end"),
        new("9110 §7.6.1", "options have no case and come in lists", "GET / HTTP/1.1\r\nHost: a\r\nConnection: x, CLOSE\r\n\r\n", "200 end"),
        new("9112 §9.3", "HTTP/1.0 ends", "GET / HTTP/1.0\r\nHost: a\r\n\r\n", "200 end"),
        new("9112 §9.3", "unless it asks to stay", "GET / HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n", "200 next"),
        new("9112 §9.3", "also in fields of their own", "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nConnection: keep-alive\r\n\r\n", "200 end"),
        new("9112 §9.3", "close goes before keep-alive", "GET / HTTP/1.1\r\nHost: a\r\nConnection: keep-alive, close\r\n\r\n", "200 end"),
        new("9110 §7.8", "an upgrade that nobody wants is ignored", "GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n", "200 next"),
        new("9110 §7.8", "over HTTP/1.0 always", "GET / HTTP/1.0\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n", "200 end"),
        new("9112 §9.3.2", "a request behind one that failed is answered", "GET /fail HTTP/1.1\r\nHost: b\r\n\r\n", "500 next"),
        new("9112 §9.3.2", "also behind one for nothing", "GET /nowhere HTTP/1.1\r\nHost: b\r\n\r\n", "404 next"),
        new("9112 §9.3.2", "but none behind one that was refused", "GET /host HTTP/1.1\r\nHost: b\r\n\r\nGET /host HTTP/1.1\r\n\r\nGET /host HTTP/1.1\r\nHost: c\r\n\r\n", "200:b 400 end"),
        new("9112 §9.3", "an early answer leaves no body behind", "POST /refuse HTTP/1.1\r\nHost: a\r\nContent-Length: 30\r\n\r\nGET /evil HTTP/1.1\r\nHost: a\r\n\r", "403 next"),
        new("9112 §9.3.2", "pipelined requests are answered in order", "GET /host HTTP/1.1\r\nHost: b\r\n\r\nGET /host HTTP/1.1\r\nHost: c\r\n\r\n", "200:b 200:c next"),
        new("9112 §9.3", "a body that no handler wants is read past", "POST /none HTTP/1.1\r\nHost: a\r\nContent-Length: 30\r\n\r\nGET /evil HTTP/1.1\r\nHost: a\r\n\r", "204 next"),
        new("9112 §9.3", "also in chunks", "POST /none HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nGET \r\n0\r\n\r\n", "204 next"),
        new("9112 §9.3", "a body may come with GET", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nok", "200 next"),
    ];
}
