using System.IO.Pipelines;
using System.Net;

namespace Hyperlane.Transport;

/// <summary>Two pipes, crossed: what one end writes, the other reads.</summary>
internal sealed class MemoryConnection : TransportConnection
{
    private static readonly IPEndPoint ClientEndPoint = new(IPAddress.Loopback, 1);

    private readonly Pipe _toServer = new(new PipeOptions(useSynchronizationContext: false));
    private readonly Pipe _toClient = new(new PipeOptions(useSynchronizationContext: false));
    private readonly CancellationTokenSource _closed = new();
    private readonly EndPoint _endPoint;
    private readonly DuplexPipeStream _client;

    public MemoryConnection(EndPoint endPoint)
    {
        _endPoint = endPoint;
        _client = new DuplexPipeStream(_toClient.Reader, _toServer.Writer, () => End(ConnectionCloseReason.ClosedByPeer));
    }

    /// <summary>The peer's end.</summary>
    public Stream Client => _client;

    public override long TakenBytes => _client.ReadBytes;

    public override PipeReader Input => _toServer.Reader;

    public override PipeWriter Output => _toClient.Writer;

    public override EndPoint? LocalEndPoint => _endPoint;

    public override EndPoint? RemoteEndPoint => ClientEndPoint;

    public override CancellationToken Closed => _closed.Token;

    public override void Abort()
    {
        if (End(ConnectionCloseReason.Aborted))
        {
            var cut = new IOException("The connection was cut.");
            _toClient.Writer.Complete(cut);
            _toServer.Writer.Complete(cut);
        }
    }

    public override ValueTask DisposeAsync()
    {
        End(ConnectionCloseReason.Closed);
        _toServer.Reader.Complete();
        _toClient.Writer.Complete();
        return ValueTask.CompletedTask;
    }

    private bool End(ConnectionCloseReason reason)
    {
        var first = TryEnd(reason);
        _closed.Cancel();
        return first;
    }
}
