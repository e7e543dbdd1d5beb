namespace Hyperlane.Generator.Models;

/// <summary>What lies in a value: the members of an object, or items.</summary>
/// <param name="Checker">The class that is written for the type of the object; empty for a collection.</param>
/// <param name="Item">What is asked of each item; null for an object.</param>
/// <param name="IsDictionary">Whether the items stand under keys.</param>
internal sealed record ValidationShape(string Checker, ValidationValue? Item, bool IsDictionary);
