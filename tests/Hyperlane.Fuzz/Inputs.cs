using System.Reflection;
using System.Text;
using CsCheck;

namespace Hyperlane.Fuzz;

/// <summary>Makes inputs: words in any order, the corpus with bytes changed, noise.</summary>
internal static class Inputs
{
    private const int LongestNoise = 64;
    private const int MaxWords = 24;
    private const int MaxChanges = 4;

    public static Gen<(byte[] Bytes, int Cut)> For(IFuzzTarget target)
    {
        var word = Gen.OneOf([.. target.Words.Select(text => Encoding.Latin1.GetBytes(text))]);
        var words = word.Array[0, MaxWords].Select(parts => parts.SelectMany(part => part).ToArray());
        var noise = Gen.Byte.Array[0, LongestNoise];
        var corpus = Corpus(target.Name);
        var changed = corpus.Length == 0
            ? words
            : Gen.Select(Gen.OneOf(corpus), Gen.Select(Gen.Int[0, 1 << 16], Gen.Int[0, 2], word).Array[0, MaxChanges], Change);
        return Gen.Select(Gen.OneOf(words, changed, words, changed, noise), Gen.Int);
    }

    /// <summary>The files whose names begin with the target's.</summary>
    public static byte[][] Corpus(string name)
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames().Where(file => file.StartsWith(name + "-", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(file => Read(assembly, file))];
    }

    private static byte[] Read(Assembly assembly, string file)
    {
        using var stream = assembly.GetManifestResourceStream(file)!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    private static byte[] Change(byte[] bytes, (int At, int How, byte[] Word)[] changes)
    {
        var result = bytes.ToList();
        foreach (var (at, how, word) in changes)
        {
            var place = at % (result.Count + 1);
            switch (how)
            {
                case 0:
                    result.InsertRange(place, word);
                    break;
                case 1 when place < result.Count:
                    result.RemoveRange(place, Math.Min(1 + (at >> 12), result.Count - place));
                    break;
                case 2 when place < result.Count:
                    result[place] = (byte)(at >> 8);
                    break;
            }
        }

        return [.. result];
    }
}
