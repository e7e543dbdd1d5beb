namespace Hyperlane;

/// <summary>Settings that are written as one text, for the command line and the environment.</summary>
internal static class SettingText
{
    /// <summary>Fills a list with the parts of a text that semicolons part; without a text the list stays as it is.</summary>
    public static void Split(string? text, IList<string> list)
    {
        if (text is null)
        {
            return;
        }

        list.Clear();
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            list.Add(part);
        }
    }
}
