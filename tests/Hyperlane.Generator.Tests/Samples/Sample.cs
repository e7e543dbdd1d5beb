using System.Net;
using System.Text.RegularExpressions;

namespace Hyperlane.Generator.Tests.Samples;

/// <summary>A piece of C# that somebody reads: a fence of a Markdown file, or a <c>code</c> block of an XML comment.</summary>
/// <param name="File">The file, from the root of the repository.</param>
/// <param name="Line">Where in it.</param>
/// <param name="Text">What is read.</param>
internal sealed partial record Sample(string File, int Line, string Text)
{
    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Sources.Root, "..", ".."));

    /// <summary>How a test is called.</summary>
    public string Place => $"{File}:{Line}";

    /// <summary>
    /// All of the repository, but the examples of mistakes, which do not compile, and those that name a sample of the tests of the SDK, where
    /// they are compiled and run.
    /// </summary>
    public static IReadOnlyList<Sample> All { get; } =
    [
        .. Files("*.md").SelectMany(file => Find(file, Fence(), text => text)),
        .. Files("*.cs").Where(file => file.StartsWith("sdk/", StringComparison.Ordinal))
            .SelectMany(file => Find(file, Code(), text => WebUtility.HtmlDecode(Slashes().Replace(text, "")))),
    ];

    /// <summary>Files of the repository that hold samples, with how many there are by a count that knows nothing of their form.</summary>
    public static IEnumerable<(string File, int Count)> Counts =>
    [
        .. Files("*.md").Select(file => (file, Mark(file, "```csharp", "```cs\n", "```c#"))),
        .. Files("*.cs").Where(file => file.StartsWith("sdk/", StringComparison.Ordinal)).Select(file => (file, Mark(file, "/// <code>", "/// <code "))),
    ];

    /// <summary>Whether a sample stands under the heading of mistakes.</summary>
    public static bool IsMistake(string text, int at)
        => text.LastIndexOf("\n## ", at, StringComparison.Ordinal) is var heading and >= 0 && text.AsSpan(heading + 4).StartsWith("Wrong\n", StringComparison.Ordinal);

    private static bool IsLeftOut(string text, int at)
        => IsMistake(text, at) || (at > 1 && text.AsSpan(text.LastIndexOf('\n', at - 2) + 1, 12).SequenceEqual("<!-- sample:"));

    private static IEnumerable<Sample> Find(string file, Regex form, Func<string, string> read)
    {
        var text = Read(file);
        return from match in form.Matches(text)
               where !IsLeftOut(text, match.Index)
               select new Sample(file, text.AsSpan(0, match.Index).Count('\n') + 1, read(match.Groups["text"].Value));
    }

    private static int Mark(string file, params string[] marks)
    {
        var text = Read(file);
        return marks.Sum(mark => Regex.Matches(text, Regex.Escape(mark)).Count(match => !IsLeftOut(text, match.Index)));
    }

    private static string Read(string file) => System.IO.File.ReadAllText(Path.Combine(Root, file)).ReplaceLineEndings("\n");

    private static IEnumerable<string> Files(string pattern)
        => from folder in (string[])["", "sdk", "templates", "tests"]
           let options = new EnumerationOptions { RecurseSubdirectories = folder.Length > 0 }
           from file in Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, options)
           let name = Path.GetRelativePath(Root, file).Replace('\\', '/')
           where !name.Split('/').Any(part => part is "bin" or "obj" or "node_modules")
           orderby name
           select name;

    [GeneratedRegex(@"^```(csharp|cs|c#)\n(?<text>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^ */// <code>\n(?<text>.*?)^ */// </code>", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex("^ */// ?", RegexOptions.Multiline)]
    private static partial Regex Slashes();
}
