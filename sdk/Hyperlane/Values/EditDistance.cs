namespace Hyperlane.Values;

/// <summary>How far one word is from another, to find the one that was meant.</summary>
internal static class EditDistance
{
    /// <summary>How many letters must be put in, taken out, changed, or swapped with the next to make one word of another.</summary>
    /// <param name="a">A word that may come from a client.</param>
    /// <param name="b">The other one, which is ours. Case does not count.</param>
    /// <param name="maxLength">A longer word is far from all others: nobody compares long texts.</param>
    public static int Of(string a, string b, int maxLength)
    {
        if (a.Length > maxLength)
        {
            return maxLength;
        }

        var steps = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    steps[i, j] = i + j;
                    continue;
                }

                var isSame = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]);
                steps[i, j] = Math.Min(Math.Min(steps[i - 1, j], steps[i, j - 1]) + 1, steps[i - 1, j - 1] + (isSame ? 0 : 1));
                if (i > 1 && j > 1 && char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 2])
                    && char.ToUpperInvariant(a[i - 2]) == char.ToUpperInvariant(b[j - 1]))
                {
                    steps[i, j] = Math.Min(steps[i, j], steps[i - 2, j - 2] + 1);
                }
            }
        }

        return steps[a.Length, b.Length];
    }
}
