namespace Hyperlane.Data;

/// <summary>Something that was decided about a file, and why.</summary>
/// <param name="What">The parameter by which the user can decide otherwise.</param>
/// <param name="Value">What was decided.</param>
/// <param name="Confidence">How sure that is, from 0 to 1.</param>
/// <param name="Reason">Why.</param>
public sealed record Decision(string What, string Value, double Confidence, string Reason);
