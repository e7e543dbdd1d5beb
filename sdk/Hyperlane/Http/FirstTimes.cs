namespace Hyperlane.Http;

/// <summary>
/// Tells whether a text that a client sent is there for the first time, so that the log has each once. Clients can think of
/// any number of them: only so many are remembered, and no others are first.
/// </summary>
internal sealed class FirstTimes
{
    /// <summary>How many texts are remembered.</summary>
    public const int MaxNames = 100;

    private readonly HashSet<string> _seen = [];
    private readonly Lock _lock = new();

    /// <summary>Whether a text is there for the first time.</summary>
    /// <param name="text">The text, shortened.</param>
    /// <param name="rest">What to say of those that follow: that they are not logged, when this is the last one.</param>
    public bool Add(string text, out string rest)
    {
        lock (_lock)
        {
            var isFirst = _seen.Count < MaxNames && _seen.Add(text);
            rest = isFirst && _seen.Count == MaxNames ? ". This was the last one that is logged; others are refused without a word" : "";
            return isFirst;
        }
    }
}
