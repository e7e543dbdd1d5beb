namespace HyperlaneData._1;

/// <summary>Whether the service works.</summary>
public sealed record Health(string Status);
