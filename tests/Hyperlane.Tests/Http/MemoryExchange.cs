using System.IO.Pipelines;
using System.Net;
using System.Text;
using Hyperlane.Http;
using Hyperlane.Http.Messages;
using Hyperlane.Transport;
using Microsoft.Win32.SafeHandles;

namespace Hyperlane.Tests.Http;

/// <summary>A wire without bytes of any protocol: a request is given, and what the application does to its response is noted.</summary>
internal sealed class MemoryExchange : HttpExchange, IDisposable
{
    private static readonly IPEndPoint Client = new(IPAddress.Loopback, 7);

    private readonly CancellationTokenSource _closed = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly MemoryStream _unsent = new();
    private readonly Queue<byte[]> _body;
    private readonly TransportConnection? _upgrade;
    private long _read;

    public MemoryExchange(ServerServices services, string method, string target, string[] body, TransportConnection? upgrade,
        params (string Name, string Value)[] fields)
        : base(services)
    {
        _body = new Queue<byte[]>(body.Select(Encoding.UTF8.GetBytes));
        _upgrade = upgrade;
        Head.Method = HttpMethods.Intern(Encoding.ASCII.GetBytes(method));
        var bytes = new List<byte>();
        (int, int) Keep(string text)
        {
            bytes.AddRange(Encoding.UTF8.GetBytes(text));
            return (bytes.Count - text.Length, text.Length);
        }

        var parts = target.Split('?', 2);
        Head.Path = Keep(parts[0]);
        Head.Query = Keep(parts.ElementAtOrDefault(1) ?? "");
        foreach (var (name, value) in fields)
        {
            var ((nameStart, nameLength), (valueStart, valueLength)) = (Keep(name), Keep(value));
            Head.AddField(new HeaderField(nameStart, nameLength, valueStart, valueLength,
                HeaderField.Recognise(Encoding.ASCII.GetBytes(name))));
        }

        Assert.True(Head.TryKeep([.. bytes]));
    }

    /// <summary>What happened, in its order: heads, parts that were sent, the end.</summary>
    public List<string> Happened { get; } = [];

    public int StatusCode { get; private set; }

    public string? ContentType { get; private set; }

    public string Sent { get; private set; } = "";

    /// <summary>Called with each part that is sent.</summary>
    public Action<MemoryExchange>? OnFlushed { get; init; }

    public override string Protocol => _upgrade is null ? "MEMORY/1" : "HTTP/1.1";

    public override long? ContentLength => null;

    public override string TraceIdentifier => "memory:1";

    public override EndPoint? RemoteEndPoint => Client;

    public override bool IsEncrypted => true;

    public override bool IsClosed => _closed.IsCancellationRequested;

    public override CancellationToken Closed => _closed.Token;

    public override CancellationToken ServerStopping => _stopping.Token;

    public override bool RunsInline
    {
        set => Happened.Add($"inline: {value}");
    }

    public override bool CanUpgrade => _upgrade is not null;

    public override bool CanSendFile => false;

    public override async ValueTask<int> ReadBodyAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        await Task.Yield();
        if (!_body.TryDequeue(out var part))
        {
            return 0;
        }

        _read += part.Length;
        if (_read > MaxBodyBytes)
        {
            throw new ProblemException(new ProblemDetails { Status = 413, Detail = $"More than {MaxBodyBytes} bytes." });
        }

        part.CopyTo(buffer);
        return part.Length;
    }

    public override void HandlerEnded() => Happened.Add("handled");

    public override void WriteHead(HttpResponse response, ResponseContent content)
    {
        (StatusCode, ContentType) = (response.StatusCode, response.ContentType);
        Happened.Add($"head {response.StatusCode} {content} {response.ContentLength}".TrimEnd());
    }

    public override void WriteBody(ReadOnlySpan<byte> bytes) => _unsent.Write(bytes);

    public override void EndBody()
    {
        Send();
        Happened.Add("end");
    }

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken)
    {
        if (IsClosed)
        {
            return ValueTask.FromException<FlushResult>(new IOException("The client has left."));
        }

        Send();
        OnFlushed?.Invoke(this);
        return default;
    }

    public override void CancelPendingFlush()
    {
    }

    public override ValueTask SendFileAsync(SafeFileHandle file, long offset, long count) => throw new NotSupportedException();

    public override void Abort()
    {
        Happened.Add("abort");
        Leave();
    }

    public override TransportConnection Upgrade(HttpResponse response, string protocol, IUpgraded upgraded)
    {
        Happened.Add($"upgrade {response.StatusCode} {protocol}");
        return _upgrade!;
    }

    /// <summary>The client goes.</summary>
    public void Leave() => _closed.Cancel();

    public void Dispose()
    {
        _closed.Dispose();
        _stopping.Dispose();
        _unsent.Dispose();
    }

    private void Send()
    {
        var text = Encoding.UTF8.GetString(_unsent.ToArray());
        _unsent.SetLength(0);
        Sent += text;
        if (text.Length > 0)
        {
            Happened.Add($"sent {text.Length}");
        }
    }
}
