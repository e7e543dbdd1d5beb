using Hyperlane.Http.Parsing;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Http.Serving;

/// <content>What the log is told.</content>
internal sealed partial class HttpConnection
{
    [LoggerMessage(1, LogLevel.Debug, "Connection {ConnectionId:x}: the peer is gone ({Message})")]
    private static partial void LogLost(ILogger logger, long connectionId, string message);

    [LoggerMessage(2, LogLevel.Error, "Connection {ConnectionId:x} failed; this is a defect of the server")]
    private static partial void LogFailed(ILogger logger, Exception error, long connectionId);

    [LoggerMessage(3, LogLevel.Error, "Request {TraceId} failed, and no error boundary could answer it")]
    private static partial void LogUnhandled(ILogger logger, Exception error, string traceId);

    [LoggerMessage(4, LogLevel.Debug, "Connection {ConnectionId:x}: a request was refused ({Reason})")]
    private static partial void LogRejected(ILogger logger, long connectionId, RejectionReason reason);
}
