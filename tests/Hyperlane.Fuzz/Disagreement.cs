namespace Hyperlane.Fuzz;

/// <summary>A parser did with an input what it must not.</summary>
public sealed class Disagreement(string message) : Exception(message)
{
    /// <summary>Fails unless something holds.</summary>
    public static void Unless(bool holds, string what)
    {
        if (!holds)
        {
            throw new Disagreement(what);
        }
    }
}
