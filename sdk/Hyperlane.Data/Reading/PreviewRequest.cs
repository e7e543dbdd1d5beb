namespace Hyperlane.Data;

/// <summary>That a file is to be looked at, not to be loaded.</summary>
/// <param name="Rows">How many rows to show.</param>
/// <param name="IsPart">Whether the end of the file is missing.</param>
internal sealed record PreviewRequest(int Rows, bool IsPart);
