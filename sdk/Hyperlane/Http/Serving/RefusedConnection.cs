using System.Buffers;
using System.Text;
using Hyperlane.Transport;

namespace Hyperlane.Http.Serving;

/// <summary>A connection that is told why it is not served, whatever it asks, and closed.</summary>
internal static class RefusedConnection
{
    /// <summary>How long the peer may take to read the answer and leave.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly byte[] TooMany =
        MakeAnswer(503, "15.6.4", "The server has as many connections as it takes. Try again later.", "Retry-After: 1\r\n");
    private static readonly byte[] Plain =
        MakeAnswer(400, "15.5.1", "This port speaks HTTPS, and this is plain HTTP: the URL must begin with https://.", "");

    /// <summary>Ends a connection beyond <see cref="HttpLimits.MaxConnections"/>.</summary>
    public static Task EndAsync(TransportConnection connection) => EndAsync(connection, TooMany);

    /// <summary>Ends a connection that speaks no TLS where TLS is spoken.</summary>
    public static Task EndPlainAsync(TransportConnection connection) => EndAsync(connection, Plain);

    private static async Task EndAsync(TransportConnection connection, byte[] answer)
    {
        using var late = new CancellationTokenSource(Patience);
        using var cut = late.Token.UnsafeRegister(static connection => ((TransportConnection)connection!).Abort(), connection);
        try
        {
            // Behind the status line comes the Date field, which changes (RFC 9110 §6.6.1).
            var fields = answer.AsSpan().IndexOf((byte)'\n') + 1;
            connection.Output.Write(answer.AsSpan(0, fields));
            connection.Output.Write(DateHeader.Line);
            await connection.Output.WriteAsync(answer.AsMemory(fields)).ConfigureAwait(false);
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

    private static byte[] MakeAnswer(int status, string section, string detail, string headers)
    {
        var problem = $$"""{"type":"https://www.rfc-editor.org/rfc/rfc9110#section-{{section}}","title":"{{StatusCodes.ReasonPhrase(status)}}","status":{{status}},"detail":"{{detail}}"}""";
        return Encoding.ASCII.GetBytes(
            $"HTTP/1.1 {status} {StatusCodes.ReasonPhrase(status)}\r\nContent-Type: application/problem+json\r\nX-Content-Type-Options: nosniff\r\nContent-Length: {problem.Length}\r\n{headers}Connection: close\r\n\r\n{problem}");
    }
}
