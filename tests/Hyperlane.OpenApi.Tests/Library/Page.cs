namespace Library;

/// <summary>Some of many.</summary>
/// <typeparam name="T">What there is many of.</typeparam>
/// <param name="Items">The items of this page.</param>
/// <param name="Total">How many there are on all pages.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, int Total);
