namespace Hyperlane.Data.Postgres;

/// <summary>What the log is told.</summary>
internal static partial class PostgresLog
{
    [LoggerMessage(1, LogLevel.Warning,
        "The role {Role} has a password that is easy to guess. Change it, on the server and in Data:PostgresReader.")]
    public static partial void WeakPassword(ILogger logger, string? role);

    [LoggerMessage(2, LogLevel.Warning,
        "The owner in Data:Postgres may not take these from the role {Role}, or not limit them: {Kept}. A superuser may; README says how.")]
    public static partial void Kept(ILogger logger, string? role, string kept);
}
