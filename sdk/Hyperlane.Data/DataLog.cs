namespace Hyperlane.Data;

/// <summary>What the log is told.</summary>
internal static partial class DataLog
{
    [LoggerMessage(1, LogLevel.Warning, "A worker has ended: {LastWords}. The service goes on.")]
    public static partial void WorkerEnded(ILogger logger, string lastWords);

    [LoggerMessage(2, LogLevel.Error, "{Reason}")]
    public static partial void NoWorker(ILogger logger, string reason);

    [LoggerMessage(3, LogLevel.Error, "{File} is left out: {Reason}")]
    public static partial void LeftOut(ILogger logger, string file, string reason);

    [LoggerMessage(4, LogLevel.Error, "{File} is left out, as it cannot be read: {Reason}")]
    public static partial void Unreadable(ILogger logger, string file, string reason);

    [LoggerMessage(5, LogLevel.Warning, "{File} cannot be written, so the next start takes longer: {Reason}")]
    public static partial void Unwritten(ILogger logger, string file, string reason);

    [LoggerMessage(6, LogLevel.Error, "{Name} could not be loaded.")]
    public static partial void NotLoaded(ILogger logger, Exception error, string name);
}
