namespace HelloAspNetCore;

/// <summary>What /json answers.</summary>
public sealed record Greeting(string Message);
