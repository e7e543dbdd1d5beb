namespace Library;

/// <summary>A shelf, which may be made of shelves.</summary>
public sealed record Shelf(string Name, IReadOnlyList<Shelf> Inner, IReadOnlyList<Item> Items);
