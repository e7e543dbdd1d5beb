namespace Hyperlane.Generator.Models;

/// <summary>A type that JSON may put in the place of another.</summary>
/// <param name="Type">The type, as code spells it.</param>
/// <param name="Checker">The class that is written for it; empty when nothing is asked of it.</param>
internal sealed record ValidationDerived(string Type, string Checker);
