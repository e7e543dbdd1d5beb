using System.Collections.Frozen;

namespace Hyperlane.Http;

/// <summary>The media types of files, by extension: those of the user, then those that everybody knows.</summary>
/// <param name="own">Those of the user: an extension with its dot, in lower case, and its type.</param>
internal sealed class FileTypes(IReadOnlyDictionary<string, string> own)
{
    public const string Unknown = "application/octet-stream";

    /// <summary>Read by the first app that serves a file.</summary>
    private static readonly Lazy<FrozenDictionary<string, string>> Known = new(Read);

    /// <summary>The media type of a file, by its name.</summary>
    public string Of(string path)
    {
        var extension = Path.GetExtension(path);
        return extension.Length > 0 && (own.TryGetValue(extension.ToLowerInvariant(), out var type)
            || Known.Value.TryGetValue(extension, out type)) ? type : Unknown;
    }

    private static FrozenDictionary<string, string> Read()
    {
        using var lines = new StreamReader(typeof(FileTypes).Assembly.GetManifestResourceStream("Hyperlane.Http.file-types.txt")!);
        var types = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (lines.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                var parts = line.Split(' ');
                foreach (var extension in parts.AsSpan(1))
                {
                    types.Add("." + extension, WithCharset(parts[0]));
                }
            }
        }

        return types.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Without it browsers guess how text is written. XML says it itself.</summary>
    private static string WithCharset(string type)
        => type.StartsWith("text/", StringComparison.Ordinal) && type != "text/xml" ? type + "; charset=utf-8" : type;
}
