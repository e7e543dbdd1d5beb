namespace Library;

/// <summary>An amount, which an app may write by a converter of its own.</summary>
public readonly record struct Money(decimal Amount, string Currency);
