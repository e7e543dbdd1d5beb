using System.IO.Pipelines;
using System.Net;
using Hyperlane.Transport;

namespace Hyperlane.Tests.Transport;

/// <summary>A connection as somebody else would make it of a stream: without a wait of its own.</summary>
internal sealed class StreamConnection(TransportConnection inner) : TransportConnection
{
    public override PipeReader Input { get; } = new StreamInput(inner.Input.AsStream());

    public override PipeWriter Output => inner.Output;

    public override EndPoint? LocalEndPoint => inner.LocalEndPoint;

    public override EndPoint? RemoteEndPoint => inner.RemoteEndPoint;

    public override CancellationToken Closed => inner.Closed;

    public override void Abort() => inner.Abort();

    public override ValueTask DisposeAsync() => inner.DisposeAsync();
}
