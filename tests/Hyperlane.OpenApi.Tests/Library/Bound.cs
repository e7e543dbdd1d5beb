namespace Library;

/// <summary>Something with pages.</summary>
public sealed record Bound(string Label, int Pages) : Item(Label);
