namespace Hyperlane.Soak.Sweep;

/// <summary>One way to call a function of an engine.</summary>
/// <param name="Name">Its name, as SQL calls it.</param>
/// <param name="IsTable">Whether it stands behind FROM.</param>
/// <param name="Types">The types of its arguments, by the engine's names.</param>
internal sealed record Function(string Name, bool IsTable, string[] Types);
