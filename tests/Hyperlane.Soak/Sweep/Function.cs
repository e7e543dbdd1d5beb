namespace Hyperlane.Soak.Sweep;

/// <summary>A function of an engine.</summary>
/// <param name="Name">Its name, as SQL calls it.</param>
/// <param name="IsTable">Whether it stands behind FROM.</param>
/// <param name="Least">With how few arguments it may be called.</param>
/// <param name="Most">With how many.</param>
internal sealed record Function(string Name, bool IsTable, int Least, int Most);
