using System.Buffers;
using System.Text;
using Hyperlane.Http;
using Hyperlane.Http.Messages;
using Hyperlane.Http.Parsing;

namespace Hyperlane.Tests.Http;

/// <summary>
/// Every case is parsed whole, and split in two segments at every byte; every proper beginning of a good head needs more.
/// </summary>
public sealed class RequestHeadParserTests
{
    private static readonly HttpLimits Limits = new() { MaxRequestLineBytes = 64, MaxHeaderBytes = 128, MaxHeaderCount = 4 };

    public static TheoryData<string, string> Accepted => new()
    {
        { "GET / HTTP/1.1\r\nHost: a\r\n\r\n", "GET / ? 1.1 keep None 0" },
        { "\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", "GET / ? 1.1 keep None 0" },
        { "GET /a%20b/../c?x=1&y=%20 HTTP/1.1\r\nhOST: a:80\r\n\r\n", "GET /c?x=1&y=%20 1.1 keep None 0" },
        { "GET /? HTTP/1.1\r\nHost:\r\n\r\n", "GET / ? 1.1 keep None 0" },
        { "M-SEARCH /x HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n", "M-SEARCH /x? 1.1 keep None 0" },
        { "GET http://b.example/p?q HTTP/1.1\r\nHost: a\r\n\r\n", "GET /p?q 1.1 keep None 0" },
        { "GET http://b.example HTTP/1.1\r\nHost: a\r\n\r\n", "GET /? 1.1 keep None 0" },
        { "GET http://b.example?q HTTP/1.1\r\nHost: a\r\n\r\n", "GET /?q 1.1 keep None 0" },
        { "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", "OPTIONS *? 1.1 keep None 0" },
        { "GET / HTTP/1.0\r\n\r\n", "GET /? 1.0 close None 0" },
        { "GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n", "GET /? 1.0 keep None 0" },
        { "GET / HTTP/1.7\r\nHost: a\r\n\r\n", "GET /? 1.1 keep None 0" },
        { "GET / HTTP/1.1\r\nHost: a\r\nConnection: foo, CLOSE\r\n\r\n", "GET /? 1.1 close None 0" },
        { "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 12\r\n\r\n", "POST /? 1.1 keep Length 12" },
        { "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n", "POST /? 1.1 keep None 0" },
        { "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: Chunked\r\n\r\n", "POST /? 1.1 keep Chunked 0" },
        { "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-Continue\r\n\r\n", "POST /? 1.1 keep Length 5 expects" },
        { "GET / HTTP/1.1\r\nHost: a\r\nX: \t a b \t\r\nY:\r\n\r\n", "GET /? 1.1 keep None 0" },
        { "GET / HTTP/1.1\r\nHost: a\r\nX: caf\u00e9\r\n\r\n", "GET /? 1.1 keep None 0" },
    };

    public static TheoryData<string, string> Refused => new()
    {
        { "GET  / HTTP/1.1\r\nHost: a\r\n\r\n", nameof(RejectionReason.TargetInvalid) },
        { "GET /\r\n", nameof(RejectionReason.RequestLineMalformed) },
        { "GET\r\n", nameof(RejectionReason.RequestLineMalformed) },
        { " GET / HTTP/1.1\r\n", nameof(RejectionReason.RequestLineMalformed) },
        { "GE(T / HTTP/1.1\r\n", nameof(RejectionReason.MethodInvalid) },
        { "\u0016\u0003\u0001\u0002", nameof(RejectionReason.MethodInvalid) },
        { "GET / http/1.1\r\n", nameof(RejectionReason.VersionMalformed) },
        { "GET / HTTP/1.1 \r\n", nameof(RejectionReason.VersionMalformed) },
        { "GET / HTTP/2.0\r\n", nameof(RejectionReason.VersionNotSupported) },
        { "GET / HTTP/0.9\r\n", nameof(RejectionReason.VersionNotSupported) },
        { "GET a HTTP/1.1\r\n", nameof(RejectionReason.TargetInvalid) },
        { "GET /a#b HTTP/1.1\r\n", nameof(RejectionReason.TargetInvalid) },
        { "GET /\u00e9 HTTP/1.1\r\n", nameof(RejectionReason.TargetInvalid) },
        { "GET /a\tb HTTP/1.1\r\n", nameof(RejectionReason.TargetInvalid) },
        { "GET * HTTP/1.1\r\n", nameof(RejectionReason.TargetInvalid) },
        { "GET ftp://a/ HTTP/1.1\r\n", nameof(RejectionReason.TargetInvalid) },
        { "GET http:///x HTTP/1.1\r\n", nameof(RejectionReason.TargetInvalid) },
        { "GET http://u@a/x HTTP/1.1\r\n", nameof(RejectionReason.TargetInvalid) },
        { "CONNECT a:80 HTTP/1.1\r\n", nameof(RejectionReason.ConnectNotSupported) },
        { "GET / HTTP/1.1\nHost: a\n\n", nameof(RejectionReason.BareLineFeed) },
        { "GET / HTTP/1.1\r\nHost: a\n\r\n", nameof(RejectionReason.BareLineFeed) },
        { "\nGET / HTTP/1.1\r\n", nameof(RejectionReason.BareLineFeed) },
        { "GET / HTTP/1.1\r\nHost : a\r\n", nameof(RejectionReason.HeaderNameInvalid) },
        { "GET / HTTP/1.1\r\nHost\r\n", nameof(RejectionReason.HeaderNameInvalid) },
        { "GET / HTTP/1.1\r\n: a\r\n", nameof(RejectionReason.HeaderNameInvalid) },
        { "GET / HTTP/1.1\r\nH\u00f6st: a\r\n", nameof(RejectionReason.HeaderNameInvalid) },
        { "GET / HTTP/1.1\r\nX: a\0b\r\n", nameof(RejectionReason.HeaderValueInvalid) },
        { "GET / HTTP/1.1\r\nX: a\rb\r\n", nameof(RejectionReason.HeaderValueInvalid) },
        { "GET / HTTP/1.1\r\nX: a\u007f\r\n", nameof(RejectionReason.HeaderValueInvalid) },
        { "GET / HTTP/1.1\r\nX: a\r\n b\r\n", nameof(RejectionReason.HeaderFolded) },
        { "GET / HTTP/1.1\r\n X: a\r\n", nameof(RejectionReason.HeaderFolded) },
        { "GET / HTTP/1.1\r\n\r\n", nameof(RejectionReason.HostMissing) },
        { "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", nameof(RejectionReason.HostRepeated) },
        { "GET / HTTP/1.0\r\nHost: a\r\nHost: a\r\n\r\n", nameof(RejectionReason.HostRepeated) },
        { "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", nameof(RejectionReason.HostInvalid) },
        { "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", nameof(RejectionReason.HostInvalid) },
        { "GET / HTTP/1.1\r\nHost: a:b\r\n\r\n", nameof(RejectionReason.HostInvalid) },
        { "GET / HTTP/1.1\r\nHost: [::1\r\n\r\n", nameof(RejectionReason.HostInvalid) },
        { "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n", nameof(RejectionReason.PathInvalid) },
        { "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", nameof(RejectionReason.ContentLengthInvalid) },
        { "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +1\r\n\r\n", nameof(RejectionReason.ContentLengthInvalid) },
        { "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1, 1\r\n\r\n", nameof(RejectionReason.ContentLengthInvalid) },
        { "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0x1\r\n\r\n", nameof(RejectionReason.ContentLengthInvalid) },
        { "POST / HTTP/1.1\r\nHost: a\r\nContent-Length:\r\n\r\n", nameof(RejectionReason.ContentLengthInvalid) },
        { "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9999999999999999999\r\n\r\n", nameof(RejectionReason.ContentLengthTooLarge) },
        { "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n", nameof(RejectionReason.ContentLengthRepeated) },
        { "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", nameof(RejectionReason.TransferEncodingAndContentLength) },
        { "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", nameof(RejectionReason.TransferEncodingInHttp10) },
        { "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", nameof(RejectionReason.TransferEncodingNotSupported) },
        { "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, chunked\r\n\r\n", nameof(RejectionReason.TransferEncodingInvalid) },
        { "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n", nameof(RejectionReason.TransferEncodingInvalid) },
        { "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n", nameof(RejectionReason.TransferEncodingInvalid) },
        { "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n", nameof(RejectionReason.TransferEncodingInvalid) },
        { "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nExpect: tea\r\n\r\n", nameof(RejectionReason.ExpectationUnknown) },
        { "GET / HTTP/1.1\r\nHost: a\r\na: 1\r\nb: 1\r\nc: 1\r\nd: 1\r\n\r\n", nameof(RejectionReason.HeadersTooMany) },
    };

    [Theory]
    [MemberData(nameof(Accepted))]
    public void Takes_a_head_whole_and_split_anywhere(string text, string expected)
    {
        var bytes = Encoding.Latin1.GetBytes(text + "rest");
        for (var split = 0; split <= bytes.Length; split++)
        {
            var head = new RequestHead();
            var buffer = Split(bytes, split);

            Assert.Equal(ParseStatus.Done, RequestHeadParser.Parse(ref buffer, head, Limits, out _));
            Assert.Equal(expected.Replace(" ?", "?", StringComparison.Ordinal), Describe(head));
            Assert.Equal("rest", Encoding.Latin1.GetString(buffer));
        }
    }

    [Theory]
    [MemberData(nameof(Accepted))]
    public void Needs_more_until_the_last_byte(string text, string _)
    {
        var bytes = Encoding.Latin1.GetBytes(text);
        for (var length = 0; length < bytes.Length; length++)
        {
            var buffer = new ReadOnlySequence<byte>(bytes, 0, length);
            Assert.Equal(ParseStatus.NeedMore, RequestHeadParser.Parse(ref buffer, new RequestHead(), Limits, out var _));
            Assert.Equal(length, buffer.Length);
        }
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Refuses_a_head_whole_and_split_anywhere(string text, string reason)
    {
        var bytes = Encoding.Latin1.GetBytes(text);
        for (var split = 0; split <= bytes.Length; split++)
        {
            var buffer = Split(bytes, split);
            Assert.Equal(ParseStatus.Rejected, RequestHeadParser.Parse(ref buffer, new RequestHead(), Limits, out var actual));
            Assert.Equal(reason, actual.ToString());
        }

        for (var length = 0; length < bytes.Length; length++)
        {
            var buffer = new ReadOnlySequence<byte>(bytes, 0, length);
            Assert.NotEqual(ParseStatus.Done, RequestHeadParser.Parse(ref buffer, new RequestHead(), Limits, out _));
        }
    }

    [Theory]
    [InlineData(64, nameof(ParseStatus.Done))]
    [InlineData(65, nameof(ParseStatus.Rejected))]
    public void Holds_the_limit_of_the_request_line(int length, string expected)
    {
        var path = new string('a', length - "GET / HTTP/1.1\r\n".Length);
        AssertLimit($"GET /{path} HTTP/1.1\r\nHost: a\r\n\r\n", expected, RejectionReason.RequestLineTooLong);
    }

    [Theory]
    [InlineData(128, nameof(ParseStatus.Done))]
    [InlineData(129, nameof(ParseStatus.Rejected))]
    public void Holds_the_limit_of_the_header_section(int length, string expected)
    {
        var value = new string('a', length - "Host: a\r\nX: \r\n\r\n".Length);
        AssertLimit($"GET / HTTP/1.1\r\nHost: a\r\nX: {value}\r\n\r\n", expected, RejectionReason.HeadersTooLarge);
    }

    [Theory]
    [InlineData(64, nameof(RejectionReason.RequestLineTooLong))]
    [InlineData(200, nameof(RejectionReason.RequestLineTooLong))]
    public void Refuses_a_line_that_is_too_long_before_its_end(int length, string reason)
    {
        var buffer = new ReadOnlySequence<byte>(Encoding.ASCII.GetBytes("GET /" + new string('a', length)));

        Assert.Equal(ParseStatus.Rejected, RequestHeadParser.Parse(ref buffer, new RequestHead(), Limits, out var actual));
        Assert.Equal(reason, actual.ToString());
    }

    [Fact]
    public void Every_reason_has_an_answer()
    {
        foreach (var reason in Enum.GetValues<RejectionReason>().Where(reason => reason != RejectionReason.None))
        {
            Assert.InRange(Rejection.Of(reason).StatusCode, 400, 599);
            Assert.Matches("^RFC [0-9]+ §[0-9.]+$", Rejection.Of(reason).Section);
        }
    }

    private static void AssertLimit(string text, string expected, RejectionReason reason)
    {
        var buffer = new ReadOnlySequence<byte>(Encoding.ASCII.GetBytes(text));
        Assert.Equal(expected, RequestHeadParser.Parse(ref buffer, new RequestHead(), Limits, out var actual).ToString());
        Assert.Equal(expected == nameof(ParseStatus.Rejected) ? reason : RejectionReason.None, actual);
    }

    private static string Describe(RequestHead head) => string.Join(
        ' ',
        [
            head.Method,
            $"{PathDecoder.ToText(head.Slice(head.Path))}?{Encoding.ASCII.GetString(head.Slice(head.Query))}",
            $"1.{head.MinorVersion}",
            head.Framing.KeepAlive ? "keep" : "close",
            head.Framing.Body.ToString(),
            $"{head.Framing.Length}",
            .. head.Framing.ExpectContinue ? ["expects"] : Array.Empty<string>(),
        ]);

    private static ReadOnlySequence<byte> Split(byte[] bytes, int at) => TestSegment.Sequence(bytes[..at], bytes[at..]);
}
