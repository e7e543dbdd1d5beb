namespace Hyperlane.Templates.Tests.Support;

/// <summary>The commands that a README has its reader type.</summary>
public static class Readme
{
    private const string Fence = "```";

    /// <summary>The <c>sh</c> blocks of a Markdown text, in their order, exactly as they stand.</summary>
    public static IReadOnlyList<string> ReadCommands(string markdown)
    {
        var blocks = new List<string>();
        List<string>? block = null;
        foreach (var line in markdown.Split('\n'))
        {
            if (block is null)
            {
                block = line == Fence + "sh" ? [] : null;
            }
            else if (line == Fence)
            {
                blocks.Add(string.Join('\n', block));
                block = null;
            }
            else
            {
                block.Add(line);
            }
        }

        return blocks;
    }
}
