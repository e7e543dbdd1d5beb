namespace Hyperlane.Data;

/// <summary>A text along an axis.</summary>
/// <param name="At">Where.</param>
/// <param name="Text">What is written there.</param>
/// <param name="Full">The whole of it, where it was shortened.</param>
public sealed record ChartTick(double At, string Text, string? Full = null);
