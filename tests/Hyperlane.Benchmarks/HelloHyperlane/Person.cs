namespace HelloHyperlane;

/// <summary>What /greetings takes.</summary>
public sealed record Person(string Name, int Age, string[] Tags);
