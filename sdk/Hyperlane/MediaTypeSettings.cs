using Hyperlane.Http.Messages;
using Hyperlane.Values;

namespace Hyperlane;

/// <summary>
/// Reads the media types that the user gives for extensions of files, so that one that makes no sense is found when the app starts.
/// </summary>
internal static class MediaTypeSettings
{
    /// <exception cref="StartupException">One is no extension or no media type.</exception>
    public static IReadOnlyDictionary<string, string> Read(HyperlaneOptions options)
        => options.MediaTypes.ToDictionary(pair => ExtensionOf(pair.Key), pair => TypeOf(pair.Key, pair.Value));

    private static string ExtensionOf(string key)
    {
        var name = key.StartsWith('.') ? key[1..] : key;
        return name.Length > 0 && name.AsSpan().IndexOfAny("./\\") < 0 ? "." + name.ToLowerInvariant()
            : throw new StartupException(
                $"The setting Hyperlane:MediaTypes is wrong: '{key}' is no extension of a file; '.webmanifest' is one.");
    }

    private static string TypeOf(string key, string type)
    {
        var main = HeaderParameters.MainOf(type);
        return main.IndexOf('/') is > 0 and var slash && Tokens.IsToken(main[..slash]) && Tokens.IsToken(main[(slash + 1)..])
            && Tokens.IsFieldValue(type)
            ? type
            : throw new StartupException(
                $"The setting Hyperlane:MediaTypes:{key} is '{ClientText.Shorten(type)}', which is no media type; 'text/html; charset=utf-8' is one.");
    }
}
