namespace Hyperlane.Data;

/// <summary>The text of a field that stands in quotes.</summary>
internal static class QuotedText
{
    private const byte Quote = (byte)'"';

    /// <summary>Takes escaped and closing quotes out.</summary>
    /// <returns>How long the text is then.</returns>
    public static int Mend(Span<byte> text)
    {
        var (to, isInside) = (0, true);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == Quote && isInside)
            {
                if (i + 1 == text.Length || text[i + 1] != Quote)
                {
                    isInside = false;
                    continue;
                }

                i++;
            }

            text[to++] = text[i];
        }

        return to;
    }
}
