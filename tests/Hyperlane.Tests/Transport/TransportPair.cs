using System.Net;
using System.Net.Sockets;
using Hyperlane.Transport;
using Hyperlane.Transport.Epoll;
using Hyperlane.Transport.Tls;

namespace Hyperlane.Tests.Transport;

/// <summary>A client and the connection that a transport made of it, without the server that would serve it.</summary>
internal sealed class TransportPair : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Stream _raw;
    private readonly ITransportListener? _listener;

    private TransportPair(TransportConnection server, Stream client, Stream raw, ITransportListener? listener)
        => (Server, Client, _raw, _listener) = (server, client, raw, listener);

    /// <summary>Every transport, each also below TLS, and one that somebody made of a stream.</summary>
    public static IReadOnlyList<string> Kinds
        => OperatingSystem.IsLinux()
            ? ["memory", "memory tls", "Sockets", "Sockets tls", "Epoll", "Epoll tls", "stream"]
            : ["memory", "memory tls", "Sockets", "Sockets tls", "stream"];

    public TransportConnection Server { get; private set; }

    public Stream Client { get; private set; }

    public static async Task<TransportPair> ConnectAsync(string kind)
    {
        if (kind == "stream")
        {
            var memory = new MemoryConnection(new IPEndPoint(IPAddress.Loopback, 1));
            return new TransportPair(new StreamConnection(memory), memory.Client, memory.Client, null);
        }

        ITransport transport = kind.Split(' ')[0] switch
        {
            "memory" => new MemoryTransport(),
            "Sockets" => new SocketTransport(),
            _ => new EpollTransport(loops: 1),
        };
        var arrived = new TaskCompletionSource<TransportConnection>(TaskCreationOptions.RunContinuationsAsynchronously);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var listener = await transport.ListenAsync(new IPEndPoint(IPAddress.Loopback, 0), connection =>
        {
            arrived.SetResult(connection);
            return ended.Task;
        });
        var raw = Connect(transport, ((IPEndPoint)listener.EndPoint).Port);
        var server = await arrived.Task.WaitAsync(Patience);
        server.RunsInline = false; // the test waits where the server would not
        var pair = new TransportPair(server, raw, raw, listener);
        _ = pair._end.Task.ContinueWith(_ => ended.SetResult(), TaskScheduler.Default);
        if (kind.EndsWith(" tls", StringComparison.Ordinal))
        {
            await pair.EncryptAsync();
        }

        return pair;
    }

    /// <summary>The client is gone: TCP says FIN, and TLS does not say goodbye.</summary>
    public void CloseClient() => _raw.Dispose();

    public async ValueTask DisposeAsync()
    {
        _raw.Dispose();
        Server.Abort();
        await Server.DisposeAsync();
        _end.SetResult();
        if (_listener is not null)
        {
            await _listener.DisposeAsync();
        }
    }

    private static Stream Connect(ITransport transport, int port)
    {
        if (transport is MemoryTransport memory)
        {
            return memory.Connect(port);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(IPAddress.Loopback, port);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private async Task EncryptAsync()
    {
        var folder = Directory.CreateTempSubdirectory("hyperlane-pair-").FullName;
        try
        {
            TestCertificate.Write(Path.Combine(folder, "made.pem"), "localhost");
            var certificates = new CertificateStore(new CertificateOptions { Default = new CertificateFile { Path = "made.pem" } }, folder,
                isDevelopment: false, _ => { });
            var handshake = new TlsHandshake(certificates, Patience, _ => { }).RunAsync(Server);
            Client = await TestCertificate.HandshakeAsync(Client, "localhost");
            Server = (await handshake)!;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
