using System.IO.Pipelines;
using System.Net;
using Hyperlane.Http.Messages;
using Hyperlane.Transport;
using Microsoft.Win32.SafeHandles;

namespace Hyperlane.Http;

/// <summary>
/// One request and its response, as the wire below carries them: the only thing of a wire that <see cref="HttpContext"/> and
/// what hangs on it know. A wire reads the body, writes the head, writes the body, aborts, upgrades.
/// </summary>
/// <remarks>
/// To serve a request, a wire fills <see cref="Head"/>, calls <see cref="HttpContext.Begin"/> and then
/// <see cref="ApplicationCall.RunAsync"/>. The same exchange may serve another request afterwards.
/// </remarks>
internal abstract class HttpExchange
{
    /// <summary>An exchange of a server, with a context of its own.</summary>
    protected HttpExchange(ServerServices services)
    {
        Services = services;
        Context = new HttpContext(this);
    }

    /// <summary>What all exchanges of a server share.</summary>
    public ServerServices Services { get; }

    /// <summary>What the application is given.</summary>
    public HttpContext Context { get; }

    /// <summary>The head of the request.</summary>
    public RequestHead Head { get; } = new();

    /// <summary>
    /// How many bytes the body of this request may have; reads beyond it fail with a <see cref="ProblemException"/> of 413.
    /// </summary>
    public long MaxBodyBytes { get; set; }

    /// <summary>The protocol as users know it, such as <c>HTTP/1.1</c>.</summary>
    public abstract string Protocol { get; }

    /// <summary>The length of the request's body in bytes; null where only its end will tell.</summary>
    public abstract long? ContentLength { get; }

    /// <summary>Names the request in logs and problem details.</summary>
    public abstract string TraceIdentifier { get; }

    /// <summary>The client's address, or null where the wire knows none.</summary>
    public abstract EndPoint? RemoteEndPoint { get; }

    /// <summary>Whether nobody between the client and us can read along (TLS).</summary>
    public abstract bool IsEncrypted { get; }

    /// <summary>Whether the client has left, or the exchange was aborted.</summary>
    public abstract bool IsClosed { get; }

    /// <summary>Fires when the client leaves or the exchange is aborted. Asking for it may start a watch.</summary>
    public abstract CancellationToken Closed { get; }

    /// <summary>Fires when the server begins to stop.</summary>
    public abstract CancellationToken ServerStopping { get; }

    /// <summary>Whether what waits for this exchange may go on upon the thread that reads its socket.</summary>
    public abstract bool RunsInline { set; }

    /// <summary>Whether <see cref="Upgrade"/> is possible.</summary>
    public abstract bool CanUpgrade { get; }

    /// <summary>Whether <see cref="SendFileAsync"/> is at hand for a body whose length has been said.</summary>
    public abstract bool CanSendFile { get; }

    /// <summary>Reads some of the request's body; 0 at its end.</summary>
    /// <exception cref="ProblemException">The body is malformed, late or too large.</exception>
    public abstract ValueTask<int> ReadBodyAsync(Memory<byte> buffer, CancellationToken cancellationToken);

    /// <summary>The handler has ended; the head may still be unsent, and can say whether the connection ends.</summary>
    public abstract void HandlerEnded();

    /// <summary>Writes the head of the response; the response says the length of the body if it is known.</summary>
    public abstract void WriteHead(HttpResponse response, ResponseContent content);

    /// <summary>Writes a part of the body, never an empty one.</summary>
    public abstract void WriteBody(ReadOnlySpan<byte> bytes);

    /// <summary>The body, which follows the head, is whole.</summary>
    public abstract void EndBody();

    /// <summary>Sends what was written, and waits while the client is slow.</summary>
    public abstract ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken);

    /// <summary>Ends a pending <see cref="FlushAsync"/> (<see cref="PipeWriter.CancelPendingFlush"/>).</summary>
    public abstract void CancelPendingFlush();

    /// <summary>Sends a part of a file as a part of the body, after what was written.</summary>
    public abstract ValueTask SendFileAsync(SafeFileHandle file, long offset, long count);

    /// <summary>Cuts the exchange, so that the client can tell that the response is not whole.</summary>
    public abstract void Abort();

    /// <summary>Writes the head that accepts another protocol, and hands over what speaks it from now on.</summary>
    public abstract TransportConnection Upgrade(HttpResponse response, string protocol, IUpgraded upgraded);
}
