using CsCheck;

namespace Hyperlane.Fuzz;

/// <summary>Gives targets their inputs.</summary>
public static class Fuzzing
{
    /// <summary>All targets.</summary>
    public static IReadOnlyList<IFuzzTarget> Targets { get; } =
        [new HeadTarget(), new ChunkTarget(), new PathTarget(), new QueryTarget(), new FormTarget(), new RangeTarget(), new FrameTarget(),
            new MessageTarget(), new Utf8Target()];

    /// <summary>Gives a target its corpus as it is, then inputs made at random.</summary>
    /// <param name="target">The target.</param>
    /// <param name="inputs">How many.</param>
    /// <param name="seed">Where to begin; null for anywhere.</param>
    /// <exception cref="CsCheckException">One of them did not pass: which, and from which seed, stands in the message.</exception>
    public static void Run(IFuzzTarget target, long inputs, string? seed = null)
    {
        ArgumentNullException.ThrowIfNull(target);
        foreach (var file in Inputs.Corpus(target.Name))
        {
            for (var cut = 0; cut <= file.Length; cut++)
            {
                target.Check(file, cut);
            }
        }

        Inputs.For(target).Sample(input => target.Check(input.Bytes, input.Cut), seed: seed, iter: inputs, threads: 1,
            print: input => $"{Convert.ToHexString(input.Bytes)} cut {input.Cut}");
    }
}
