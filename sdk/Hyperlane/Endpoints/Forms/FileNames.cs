using Hyperlane.Http.Messages;

namespace Hyperlane.Endpoints.Forms;

/// <summary>The name of an uploaded file, as far as a server wants to know it.</summary>
internal static class FileNames
{
    private const string Utf8 = "UTF-8''";

    /// <summary>
    /// Takes <c>filename*</c> before <c>filename</c>. Clients must not send it (RFC 7578 §4.2), but some do, and then hide the other in an
    /// encoding of mail.
    /// </summary>
    /// <returns>Null if there is no name at all, so that the part is no file; empty if nothing is left of it.</returns>
    public static string? Of(string? disposition)
    {
        var extended = HeaderParameters.Find(disposition, "filename*");
        var name = extended?.StartsWith(Utf8, StringComparison.OrdinalIgnoreCase) == true
            ? Uri.UnescapeDataString(extended.AsSpan(Utf8.Length))
            : HeaderParameters.Find(disposition, "filename");
        return name is null ? null : Strip(name);
    }

    /// <summary>Drops folders, of any system, and control characters; a name that is only dots is none.</summary>
    private static string Strip(string name)
    {
        var file = name[(name.AsSpan().LastIndexOfAny('/', '\\') + 1)..];
        file = string.Concat(file.Where(c => !char.IsControl(c))).Trim();
        return file.AsSpan().ContainsAnyExcept('.') ? file : "";
    }
}
