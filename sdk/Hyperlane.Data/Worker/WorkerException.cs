namespace Hyperlane.Data;

/// <summary>A worker cannot be started.</summary>
internal sealed class WorkerException(string message, Exception inner) : Exception(message, inner);
