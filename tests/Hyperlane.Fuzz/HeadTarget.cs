using System.Buffers;
using System.Text;
using Hyperlane.Http;
using Hyperlane.Http.Messages;
using Hyperlane.Http.Parsing;

namespace Hyperlane.Fuzz;

/// <summary>The head of a request: line, fields, framing.</summary>
internal sealed class HeadTarget : IFuzzTarget
{
    private readonly HttpLimits _limits = new() { MaxRequestLineBytes = 256, MaxHeaderBytes = 512, MaxHeaderCount = 8 };

    public string Name => "head";

    public IReadOnlyList<string> Words { get; } =
    [
        "GET", "POST", "OPTIONS", "CONNECT", "PRI", " ", "  ", "/", "/a/b?c=d", "*", "http://a/b", "%2F", "%00", "%", " HTTP/1.1", " HTTP/1.0", " HTTP/2.0", " HTTP/1.2", "\r\n", "\n", "\r", "\r\n\r\n",
        "Host: a", "Host:", "host:b:80", "Content-Length: 5", "Content-Length: 5, 5", "Content-Length: -1", "Content-Length: 99999999999999999999", "Transfer-Encoding: chunked", "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: chunked, chunked", "Transfer-Encoding : chunked", "Transfer-Encoding:\tchunked", "Connection: close", "Connection: keep-alive, x", "Expect: 100-continue", "Expect: x", " folded", "\t", "\0", "\u00ff", ":", ",", ";", "X: y",
    ];

    public void Check(byte[] input, int cut)
    {
        var whole = Parse(new ReadOnlySequence<byte>(input));
        var at = Pieces.Place(input, cut);
        Disagreement.Unless(whole == Parse(Pieces.Split(input, at)), "in two pieces it reads differently");
        Disagreement.Unless(whole.Status != ParseStatus.NeedMore
            || input.Length <= 8 + 256 + 512 + 2, "it wants more than its limits allow");

        // What is final of a beginning stays so, whatever follows.
        var beginning = Parse(new ReadOnlySequence<byte>(input.AsMemory(0, at)));
        Disagreement.Unless(beginning.Status == ParseStatus.NeedMore || beginning == whole, "more bytes change what was final");
        if (whole.Status == ParseStatus.Done)
        {
            CheckAccepted(input.AsSpan(0, (int)whole.Consumed), whole);
        }
    }

    /// <summary>A naive reader of what is left to be read one way only.</summary>
    private static void CheckAccepted(ReadOnlySpan<byte> head, Outcome outcome)
    {
        var text = Encoding.Latin1.GetString(head).TrimStart('\r', '\n');
        Disagreement.Unless(text.EndsWith("\r\n\r\n", StringComparison.Ordinal), "a head ends without an empty line");
        var lines = text[..^4].Split("\r\n");
        Disagreement.Unless(!lines.Any(line => line.Contains('\r') || line.Contains('\n') || line.Contains('\0')),
            "a control character is accepted");
        Disagreement.Unless(lines[0].Split(' ') is [{ Length: > 0 }, { Length: > 0 }, var version] && version.Length == 8
            && version.StartsWith("HTTP/1.", StringComparison.Ordinal), "the request line is accepted");
        Disagreement.Unless(lines.Length - 1 == outcome.Fields, "fields are lost or made up");
        Disagreement.Unless(lines.Skip(1).All(line => line.IndexOf(':') is > 0 and var colon && !line[..colon].Any(c => c is ' ' or '\t')),
            "a field is accepted that is none");
        var names = lines.Skip(1).Select(line => line[..line.IndexOf(':')].ToUpperInvariant()).ToList();
        Disagreement.Unless(names.Count(name => name == "HOST") <= 1, "two hosts are accepted");
        Disagreement.Unless(names.Count(name => name is "CONTENT-LENGTH" or "TRANSFER-ENCODING") <= 1, "two framings are accepted");
    }

    private Outcome Parse(ReadOnlySequence<byte> buffer)
    {
        var length = buffer.Length;
        var head = new RequestHead();
        try
        {
            var status = RequestHeadParser.Parse(ref buffer, head, _limits, out var reason);
            return status == ParseStatus.Done
                ? new Outcome(status, reason, length - buffer.Length, head.FieldCount, head.Framing,
                    Encoding.Latin1.GetString(head.Slice(head.Path)))
                : new Outcome(status, reason, 0, 0, default, "");
        }
        finally
        {
            head.Reset();
        }
    }

    private readonly record struct Outcome(ParseStatus Status, RejectionReason Reason, long Consumed, int Fields, MessageFraming Framing,
        string Path);
}
