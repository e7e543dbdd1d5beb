using System.Diagnostics;

namespace Hyperlane.Middleware;

/// <summary>The lines around the place where an exception was thrown, where the sources are at hand.</summary>
internal static class SourceLines
{
    private const int Around = 4;

    /// <summary>A larger file is no source that somebody wrote.</summary>
    private const long MaxFile = 2 * 1024 * 1024;

    /// <summary>The innermost place in a source that is there.</summary>
    /// <returns>Null where there is none: no debug information, or no sources.</returns>
    public static (string File, int Line, (int Number, string Text)[] Lines)? Of(Exception error)
    {
        foreach (var frame in new StackTrace(error, fNeedFileInfo: true).GetFrames())
        {
            if (frame.GetFileName() is { } file && frame.GetFileLineNumber() is > 0 and var line && Read(file, line) is { } lines)
            {
                return (file, line, lines);
            }
        }

        return null;
    }

    private static (int Number, string Text)[]? Read(string file, int line)
    {
        try
        {
            return !File.Exists(file) || new FileInfo(file).Length > MaxFile ? null
                : [.. File.ReadLines(file).Select((text, index) => (Number: index + 1, Text: text))
                    .Where(one => Math.Abs(one.Number - line) <= Around)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
