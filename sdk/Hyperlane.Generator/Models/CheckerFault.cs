namespace Hyperlane.Generator.Models;

/// <summary>A class that validates objects of a type and could not be written.</summary>
/// <param name="Checker">Its name.</param>
/// <param name="Error">Why.</param>
internal sealed record CheckerFault(string Checker, string Error);
