namespace Hyperlane.Tests.Http.Rfc;

/// <summary>Request lines, targets, hosts and header fields.</summary>
internal static class RequestCases
{
    private const string Host = "Host: a\r\n";

    public static IEnumerable<RfcCase> All =>
    [
        // RFC 9112 §2.2: the lines of a message
        new("9112 §2.2", "an empty line before the request line is ignored", $"\r\nGET / HTTP/1.1\r\n{Host}\r\n", "200 next"),
        new("9112 §2.2", "a bare LF ends no request line", $"GET / HTTP/1.1\n{Host}\r\n", "400 end"),
        new("9112 §2.2", "a bare LF ends no field", "GET / HTTP/1.1\r\nHost: a\n\r\n", "400 end"),
        new("9112 §2.2", "a bare LF ends no head", $"GET / HTTP/1.1\r\n{Host}\n", "400 end"),
        new("9112 §2.2", "a bare CR is in no request line", $"GET /\r HTTP/1.1\r\n{Host}\r\n", "400 end"),
        new("9112 §2.2", "a bare CR is in no field", "GET / HTTP/1.1\r\nHost: a\r\nX: y\rz\r\n\r\n", "400 end"),
        new("9112 §2.2", "whitespace before the first field is refused", $"GET / HTTP/1.1\r\n X: y\r\n{Host}\r\n", "400 end"),

        new("9112 §2.2", "a bare CR is at no end of a line", "GET / HTTP/1.1\r\nHost: a\r\r\n\r\n", "400 end"),
        new("9112 §2.2", "a bare CR is in no name", $"GET / HTTP/1.1\r\n{Host}X\rY: z\r\n\r\n", "400 end"),
        new("9112 §2.2", "nothing but an empty line may stand before the request line", $"x\r\nGET / HTTP/1.1\r\n{Host}\r\n", "400 end"),

        // RFC 9112 §2.3: versions
        new("9112 §2.3", "a higher minor version is understood", $"GET / HTTP/1.2\r\n{Host}\r\n", "200 next"),
        new("9110 §15.6.6", "another major version is not", $"GET / HTTP/2.0\r\n{Host}\r\n", "505 end"),
        new("9112 §2.3", "the name of the protocol has capitals", $"GET / http/1.1\r\n{Host}\r\n", "400 end"),
        new("9112 §2.3", "a version has two digits", $"GET / HTTP/1.10\r\n{Host}\r\n", "400 end"),
        new("9112 §2.3", "a version has a point", $"GET / HTTP/11 HTTP/1,1\r\n{Host}\r\n", "400 end"),
        new("9110 §15.6.6", "a lower major version is not understood either", $"GET / HTTP/0.9\r\n{Host}\r\n", "505 end"),
        new("9113 §3.4", "the preface of HTTP/2 is refused", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "505 end"),

        // RFC 9112 §3: the request line
        new("9112 §3", "two spaces are refused", $"GET  / HTTP/1.1\r\n{Host}\r\n", "400 end"),
        new("9112 §3.2", "a space in the target is refused, not mended", $"GET /a b HTTP/1.1\r\n{Host}\r\n", "400 end"),
        new("9112 §3", "a tab is no space", $"GET\t/ HTTP/1.1\r\n{Host}\r\n", "400 end"),
        new("9112 §3", "a space behind the version is refused", $"GET / HTTP/1.1 \r\n{Host}\r\n", "400 end"),
        new("9112 §3", "a target is missing", $"GET HTTP/1.1\r\n{Host}\r\n", "400 end"),
        new("9112 §3", "HTTP/0.9 is refused", "GET /\r\n", "400 end"),
        new("9110 §9.1", "a method is a token", $"G(T / HTTP/1.1\r\n{Host}\r\n", "400 end"),
        new("9110 §9.1", "methods have case", $"get / HTTP/1.1\r\n{Host}\r\n", "501 next"),
        new("9110 §9.1", "a method that nothing here knows is not implemented", $"BREW / HTTP/1.1\r\n{Host}\r\n", "501 next"),
        new("9110 §15.6.2", "wherever it is asked for", $"BREW /nowhere HTTP/1.1\r\n{Host}\r\n", "501 next"),
        new("9110 §15.5.6", "a known method that is not allowed", $"DELETE / HTTP/1.1\r\n{Host}\r\n", "405 next"),
        new("9110 §9.3.6", "a server that is no proxy has no CONNECT", $"CONNECT a:80 HTTP/1.1\r\n{Host}\r\n", "501 end"),
        new("9110 §9.3.8", "TRACE is not allowed here", $"TRACE / HTTP/1.1\r\n{Host}\r\n", "405 next"),
        new("9110 §9.3.7", "OPTIONS of a resource", $"OPTIONS / HTTP/1.1\r\n{Host}\r\n", "204 next"),

        // RFC 9112 §3.2: the target
        new("9112 §3.2.1", "a path with a query", $"GET /?a=b HTTP/1.1\r\n{Host}\r\n", "200 next"),
        new("9112 §3.2.2", "a whole URL is taken", $"GET http://a/ HTTP/1.1\r\n{Host}\r\n", "200 next"),
        new("9112 §3.2.2", "its host goes before the field", $"GET http://b/host HTTP/1.1\r\n{Host}\r\n", "200:b next"),
        new("9110 §7.4", "https over a connection that is not is refused", $"GET https://a/ HTTP/1.1\r\n{Host}\r\n", "400 end"),
        new("9112 §3.2.2", "schemes have no case", $"GET HTTP://a/ HTTP/1.1\r\n{Host}\r\n", "200 next"),
        new("9112 §3.2.2", "a host in the target does not replace the field", "GET http://a/ HTTP/1.1\r\n\r\n", "400 end"),
        new("9110 §4.2.1", "a URL without a host is refused", $"GET http:/// HTTP/1.1\r\n{Host}\r\n", "400 end"),
        new("9110 §4.2.1", "also with a port", $"GET http://:80/ HTTP/1.1\r\n{Host}\r\n", "400 end"),
        new("9112 §3.2.3", "a host alone is for CONNECT alone", $"GET a:80 HTTP/1.1\r\n{Host}\r\n", "400 end"),
        new("9112 §3.2.2", "an empty path stands for /", $"GET http://a HTTP/1.1\r\n{Host}\r\n", "200 next"),
        new("9112 §3.2.2", "a scheme that is not ours is refused", $"GET ftp://a/ HTTP/1.1\r\n{Host}\r\n", "400 end"),
        new("9112 §3.2.4", "OPTIONS *", $"OPTIONS * HTTP/1.1\r\n{Host}\r\n", "204 next"),
        new("9112 §3.2.4", "* is for OPTIONS alone", $"GET * HTTP/1.1\r\n{Host}\r\n", "400 end"),
        new("9112 §3.2", "a path begins with a slash", $"GET a HTTP/1.1\r\n{Host}\r\n", "400 end"),
        new("9110 §4.2.4", "a URL with user information is refused", $"GET http://u@a/ HTTP/1.1\r\n{Host}\r\n", "400 end"),
        new("3986 §3.5", "a fragment is not sent", $"GET /#x HTTP/1.1\r\n{Host}\r\n", "400 end"),
        new("3986 §2", "other bytes are percent-encoded", $"GET /\u00e9 HTTP/1.1\r\n{Host}\r\n", "400 end"),
        new("3986 §2.1", "a broken escape is refused", $"GET /%zz HTTP/1.1\r\n{Host}\r\n", "400 end"),

        // RFC 9112 §3.2: Host
        new("9112 §3.2", "HTTP/1.1 needs a Host", "GET / HTTP/1.1\r\n\r\n", "400 end"),
        new("9112 §3.2", "HTTP/1.0 does not", "GET / HTTP/1.0\r\n\r\n", "200 end"),
        new("9112 §3.2", "two are refused", $"GET / HTTP/1.1\r\n{Host}{Host}\r\n", "400 end"),
        new("9112 §3.2", "an invalid one is refused", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", "400 end"),
        new("9112 §3.2", "a port that there is not is refused", "GET / HTTP/1.1\r\nHost: a:99999\r\n\r\n", "400 end"),
        new("9112 §3.2", "the last port there is", "GET / HTTP/1.1\r\nHost: a:65535\r\n\r\n", "200 next"),
        new("9110 §4.2.3", "an empty port is that of the scheme", "GET / HTTP/1.1\r\nHost: a:\r\n\r\n", "200 next"),
        new("9112 §3.2", "a list without spaces is refused", "GET / HTTP/1.1\r\nHost: a,b\r\n\r\n", "400 end"),
        new("3986 §2.1", "a broken escape in it is refused", "GET / HTTP/1.1\r\nHost: a%zz\r\n\r\n", "400 end"),
        new("3986 §2.1", "also one that ends too soon", "GET / HTTP/1.1\r\nHost: a%4\r\n\r\n", "400 end"),
        new("3986 §2.1", "also in the target", "GET http://a%zz/ HTTP/1.1\r\nHost: a\r\n\r\n", "400 end"),
        new("3986 §3.2.2", "a whole escape is part of a name", "GET /host HTTP/1.1\r\nHost: a%2db\r\n\r\n", "200:a%2db next"),
        new("3986 §3.2.2", "what is in brackets is an address", "GET / HTTP/1.1\r\nHost: [::::%]\r\n\r\n", "400 end"),
        new("3986 §3.2.2", "of the sixth version", "GET / HTTP/1.1\r\nHost: [127.0.0.1]\r\n\r\n", "400 end"),
        new("3986 §3.2.2", "which may end as one of the fourth", "GET / HTTP/1.1\r\nHost: [::ffff:127.0.0.1]\r\n\r\n", "200 next"),
        new("9112 §3", "a method longer than any is not implemented", $"{new string('A', 9000)} / HTTP/1.1\r\n{Host}\r\n", "501 end"),
        new("9112 §3", "a target that is longer is another matter", $"GET /{new string('a', 9000)} HTTP/1.1\r\n{Host}\r\n", "414 end"),
        new("9112 §3.2", "a list is refused", "GET / HTTP/1.1\r\nHost: a, b\r\n\r\n", "400 end"),
        new("9112 §3.2", "a path in it is refused", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", "400 end"),
        new("9112 §3.2", "user information in it is refused", "GET / HTTP/1.1\r\nHost: u@a\r\n\r\n", "400 end"),
        new("9110 §4.2.1", "a port without a host is refused", "GET / HTTP/1.1\r\nHost: :80\r\n\r\n", "400 end"),
        new("9110 §7.2", "it may be empty", "GET / HTTP/1.1\r\nHost:\r\n\r\n", "200 next"),
        new("9112 §3.2", "a port that is no number is refused", "GET / HTTP/1.1\r\nHost: a:b\r\n\r\n", "400 end"),
        new("9110 §7.2", "IPv6 and a port", "GET / HTTP/1.1\r\nHost: [::1]:80\r\n\r\n", "200 next"),

        // RFC 9112 §5: fields
        new("9112 §5.1", "no whitespace before the colon", $"GET / HTTP/1.1\r\n{Host}X : y\r\n\r\n", "400 end"),
        new("9112 §5.1", "not in Content-Length either", $"POST /echo HTTP/1.1\r\n{Host}Content-Length : 2\r\n\r\nok", "400 end"),
        new("9112 §5", "whitespace around the value is none of it", "GET /host HTTP/1.1\r\nHost: \t b \t\r\n\r\n", "200:b next"),
        new("9112 §5", "there need be none", "GET /host HTTP/1.1\r\nHost:b\r\n\r\n", "200:b next"),
        new("9110 §5.1", "names have no case", "GET / HTTP/1.1\r\nhOST: a\r\n\r\n", "200 next"),
        new("9110 §5.1", "a name is a token", $"GET / HTTP/1.1\r\n{Host}X(: y\r\n\r\n", "400 end"),
        new("9110 §5.1", "NUL is in no name", $"GET / HTTP/1.1\r\n{Host}X\0: y\r\n\r\n", "400 end"),
        new("9110 §5.1", "nor is anything beyond ASCII", $"GET / HTTP/1.1\r\n{Host}\u00e9: y\r\n\r\n", "400 end"),
        new("9110 §5.1", "a name is not empty", $"GET / HTTP/1.1\r\n{Host}: y\r\n\r\n", "400 end"),
        new("9112 §5", "a line without a colon is no field", $"GET / HTTP/1.1\r\n{Host}X\r\n\r\n", "400 end"),
        new("9110 §5.5", "NUL is in no value", $"GET / HTTP/1.1\r\n{Host}X: \0\r\n\r\n", "400 end"),
        new("9110 §5.5", "other controls are not either", $"GET / HTTP/1.1\r\n{Host}X: \u0001\r\n\r\n", "400 end"),
        new("9110 §5.5", "DEL is one of them", $"GET / HTTP/1.1\r\n{Host}X: \u007f\r\n\r\n", "400 end"),
        new("9110 §5.5", "obs-text is let through", $"GET / HTTP/1.1\r\n{Host}X: \u00e9\r\n\r\n", "200 next"),
        new("9112 §5.2", "a folded line is refused", $"GET / HTTP/1.1\r\n{Host}X: y\r\n z\r\n\r\n", "400 end"),
        new("9112 §5.2", "also where it would hide a framing", $"GET / HTTP/1.1\r\n{Host}X: y\r\n Transfer-Encoding: chunked\r\n\r\n", "400 end"),
        new("9112 §5.2", "also by a tab", $"GET / HTTP/1.1\r\n{Host}X: y\r\n\tz\r\n\r\n", "400 end"),
    ];
}
