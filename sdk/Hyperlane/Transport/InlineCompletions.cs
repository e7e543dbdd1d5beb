using System.Net.Sockets;

namespace Hyperlane.Transport;

/// <summary>
/// On Linux, System.Net.Sockets has threads that wait for the kernel's word that bytes arrived. By default each
/// arrival is passed on to the thread pool; with inline completions the waiting thread goes on itself, parses the
/// request and runs the handler. That saves a hop between threads, about half of the CPU time of a small request.
/// </summary>
/// <remarks>
/// The price: a handler that blocks holds up the connections of its thread. Such handlers belong behind the
/// middleware <c>ThreadPoolHandlers</c>, or the application sets <c>Hyperlane:InlineCompletions</c> to false.
/// </remarks>
internal static class InlineCompletions
{
    private const string Variable = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";
    private static readonly Lock Gate = new();

    /// <summary>Turns inline completions on, unless the environment says otherwise or sockets are already in use.</summary>
    public static void Enable()
    {
        lock (Gate)
        {
            if (!OperatingSystem.IsLinux() || Environment.GetEnvironmentVariable(Variable) is not null)
            {
                return;
            }

            // The runtime has this switch as an environment variable only, and reads it with the first
            // asynchronous operation. Afterwards it is taken back, so that child processes do not inherit it.
            Environment.SetEnvironmentVariable(Variable, "1");
            try
            {
                StartSocketEngine();
            }
            finally
            {
                Environment.SetEnvironmentVariable(Variable, null);
            }
        }
    }

    private static void StartSocketEngine()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, 0));
        socket.Listen(1);
        using var stop = new CancellationTokenSource();
        var accept = socket.AcceptAsync(stop.Token);
        stop.Cancel();
        accept.AsTask().ContinueWith(static _ => { }, TaskScheduler.Default).Wait();
    }
}
