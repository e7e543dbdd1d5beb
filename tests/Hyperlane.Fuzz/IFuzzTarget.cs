namespace Hyperlane.Fuzz;

/// <summary>A parser, and what must hold of it for every input.</summary>
public interface IFuzzTarget
{
    /// <summary>Its name on the command line, and the beginning of the names of its corpus.</summary>
    string Name { get; }

    /// <summary>Words that inputs are put together from.</summary>
    IReadOnlyList<string> Words { get; }

    /// <summary>Gives the parser an input.</summary>
    /// <param name="input">The input.</param>
    /// <param name="cut">A number to choose by where to split it.</param>
    /// <exception cref="Disagreement">Something does not hold.</exception>
    void Check(byte[] input, int cut);
}
