namespace Hyperlane.Data;

/// <summary>A request: one of the first three.</summary>
/// <param name="Question">Something to ask of datasets.</param>
/// <param name="File">A file to read.</param>
/// <param name="Database">A database file to ask which dataset is in it.</param>
/// <param name="Seconds">How many seconds of the processor it may take; 0 for as many as it likes.</param>
internal sealed record WorkerRequest(Question? Question, FileRequest? File, string? Database, int Seconds);
