using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Hyperlane.Generator.Reading.Documents;

/// <summary>Makes Markdown, which OpenAPI speaks, of the elements of a comment.</summary>
internal static class CommentText
{
    /// <summary>The text of an element; null when it has none.</summary>
    public static string? Of(XElement element)
    {
        var text = string.Concat(element.Nodes().Select(Write));
        text = Regex.Replace(text, @"[ \t]*\n[ \t]*", "\n");

        // A line break is but a space, unless a paragraph or an item of a list begins.
        text = Regex.Replace(text, @"(?<!\n)\n(?!\n|- )", " ");
        text = Regex.Replace(Regex.Replace(text, " {2,}", " "), @"\n{3,}", "\n\n").Trim();
        return text.Length == 0 ? null : text;
    }

    private static string Write(XNode node) => node switch
    {
        XText text => text.Value,
        XElement element => Write(element),
        _ => "",
    };

    private static string Write(XElement element) => element.Name.LocalName switch
    {
        "see" or "seealso" => Reference(element),
        "paramref" or "typeparamref" => $"`{element.Attribute("name")?.Value}`",
        "c" or "code" => $"`{element.Value.Trim()}`",
        "para" => $"\n\n{Inner(element)}\n\n",
        "br" => "\n\n",
        "item" => $"\n- {Inner(element).Trim()}",
        "list" => $"\n{Inner(element)}\n\n",
        "b" or "strong" => $"**{Inner(element)}**",
        "i" or "em" => $"*{Inner(element)}*",
        _ => Inner(element),
    };

    private static string Inner(XElement element) => string.Concat(element.Nodes().Select(Write));

    private static string Reference(XElement element)
    {
        if (element.Attribute("href")?.Value is { } href)
        {
            return element.Value.Length == 0 ? href : $"[{element.Value}]({href})";
        }

        var name = element.Attribute("cref")?.Value ?? element.Attribute("langword")?.Value ?? "";
        var end = name.IndexOfAny(['(', '{', '`']);
        name = end < 0 ? name : name.Substring(0, end);
        return element.Value.Length > 0 ? element.Value : $"`{name.Substring(name.LastIndexOfAny(['.', ':']) + 1)}`";
    }
}
