namespace Hyperlane.Data;

/// <summary>A number of a result.</summary>
/// <param name="Name">By which programs know it.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Value">The number.</param>
public sealed record Figure(string Name, string Label, double Value);
