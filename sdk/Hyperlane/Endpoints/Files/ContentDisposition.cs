namespace Hyperlane.Endpoints.Files;

/// <summary>The field that has a browser save an answer, and under which name (RFC 6266).</summary>
internal static class ContentDisposition
{
    /// <summary>Says the name twice where plain ASCII cannot: simplified for old clients, and as it is (RFC 8187).</summary>
    public static string Attachment(string fileName)
    {
        var simple = Simplify(fileName);
        return simple == fileName
            ? $"attachment; filename=\"{simple}\""
            : $"attachment; filename=\"{simple}\"; filename*=UTF-8''{Uri.EscapeDataString(fileName)}";
    }

    /// <summary>
    /// Quotes and backslashes are escaped differently by each browser, and a percent sign is decoded by some: none is in the simple name.
    /// </summary>
    private static string Simplify(string fileName) => string.Create(fileName.Length, fileName, static (simple, name) =>
    {
        for (var i = 0; i < name.Length; i++)
        {
            simple[i] = name[i] is >= ' ' and <= '~' and not ('"' or '\\' or '%' or '/') ? name[i] : '_';
        }
    });
}
