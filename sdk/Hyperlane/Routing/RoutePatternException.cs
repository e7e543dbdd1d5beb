namespace Hyperlane.Routing;

/// <summary>A route pattern that cannot be understood. The message says what to write instead.</summary>
public sealed class RoutePatternException : Exception
{
    internal RoutePatternException(string pattern, int position, string advice)
        : base($"The route pattern '{pattern}' goes wrong at position {position}: {advice}")
    {
        Pattern = pattern;
        Position = position;
        Advice = advice;
    }

    /// <summary>The pattern as it was written.</summary>
    public string Pattern { get; }

    /// <summary>Where it goes wrong: an index into <see cref="Pattern"/>.</summary>
    public int Position { get; }

    /// <summary>What is wrong there, and what to write instead.</summary>
    internal string Advice { get; }
}
