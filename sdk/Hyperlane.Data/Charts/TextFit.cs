namespace Hyperlane.Data;

/// <summary>Texts that have to fit into some pixels.</summary>
internal static class TextFit
{
    /// <summary>A text cut off where it is too wide.</summary>
    public static string Cut(string text, double width, double size, bool isBold = false)
    {
        for (var most = text.Length; most > 1; most = Math.Min(most - 1, (int)(most * 0.9)))
        {
            var cut = NameText.Shorten([text], most)[0];
            if (TextRuns.Width(cut, size, isBold) <= width)
            {
                return cut;
            }
        }

        return text.Length <= 1 ? text : "…";
    }

    /// <summary>A text in lines; the last is cut off if there is more.</summary>
    public static IReadOnlyList<string> Wrap(string text, double width, double size, int most, bool isBold = false)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && lines.Count < most - 1 && TextRuns.Width(longer, size, isBold) > width)
            {
                lines.Add(Cut(line, width, size, isBold));
                longer = word;
            }

            line = longer;
        }

        lines.Add(Cut(line, width, size, isBold));
        return lines;
    }
}
