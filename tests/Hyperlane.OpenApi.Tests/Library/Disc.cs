namespace Library;

/// <summary>Something that plays.</summary>
public sealed record Disc(string Label, TimeSpan Length) : Item(Label);
