using System.Text;
using Hyperlane.Transport;

namespace Hyperlane.Http;

/// <summary>A connection beyond <see cref="HttpLimits.MaxConnections"/>: it is told so, whatever it asks, and closed.</summary>
internal static class RefusedConnection
{
    /// <summary>How long the peer may take to read the answer and leave.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly byte[] Answer = MakeAnswer();

    public static async Task EndAsync(TransportConnection connection)
    {
        using var late = new CancellationTokenSource(Patience);
        using var cut = late.Token.UnsafeRegister(static connection => ((TransportConnection)connection!).Abort(), connection);
        try
        {
            await connection.Output.WriteAsync(Answer).ConfigureAwait(false);
            await connection.Output.CompleteAsync().ConfigureAwait(false);

            // To close while bytes of the peer are unread would reset the connection, and the answer with it.
            while (await connection.Input.ReadAsync().ConfigureAwait(false) is { IsCompleted: false } result)
            {
                connection.Input.AdvanceTo(result.Buffer.End);
            }
        }
        catch (IOException)
        {
            // Gone, or cut.
        }
        finally
        {
            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static byte[] MakeAnswer()
    {
        const string Problem = """{"type":"https://www.rfc-editor.org/rfc/rfc9110#section-15.6.4","title":"Service Unavailable","status":503,"detail":"The server has as many connections as it takes. Try again later."}""";
        return Encoding.ASCII.GetBytes($"HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/problem+json\r\nContent-Length: {Problem.Length}\r\nRetry-After: 1\r\nConnection: close\r\n\r\n{Problem}");
    }
}
