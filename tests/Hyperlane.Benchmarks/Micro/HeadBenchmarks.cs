using System.Buffers;
using System.Text;
using BenchmarkDotNet.Attributes;
using Hyperlane.Http;
using Hyperlane.Http.Messages;
using Hyperlane.Http.Parsing;

namespace Hyperlane.Benchmarks.Micro;

/// <summary>The head of a request, as a browser and as wrk send it.</summary>
[MemoryDiagnoser]
public class HeadBenchmarks
{
    private static readonly ReadOnlySequence<byte> Short = Bytes("GET /users/42 HTTP/1.1\r\nHost: localhost:5000\r\n\r\n");

    private static readonly ReadOnlySequence<byte> Long = Bytes(
        "GET /users/42?page=3 HTTP/1.1\r\nHost: www.example.com\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/140.0\r\n"
        + "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r\nAccept-Language: en-GB,en;q=0.5\r\nAccept-Encoding: gzip, deflate, br\r\n"
        + "Connection: keep-alive\r\nCookie: session=0123456789abcdef; theme=dark\r\nUpgrade-Insecure-Requests: 1\r\nSec-Fetch-Mode: navigate\r\n\r\n");

    private readonly HttpLimits _limits = new();
    private readonly RequestHead _head = new();

    /// <summary>Two lines.</summary>
    [Benchmark]
    public bool OfTwoLines() => Read(Short);

    /// <summary>Ten lines.</summary>
    [Benchmark]
    public bool OfABrowser() => Read(Long);

    private static ReadOnlySequence<byte> Bytes(string head) => new(Encoding.ASCII.GetBytes(head));

    private bool Read(ReadOnlySequence<byte> input)
    {
        _head.Reset();
        return RequestHeadParser.Parse(ref input, _head, _limits, out _) == ParseStatus.Done;
    }
}
