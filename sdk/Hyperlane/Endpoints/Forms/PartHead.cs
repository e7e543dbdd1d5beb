using System.Text;
using Hyperlane.Http;
using Hyperlane.Http.Messages;

namespace Hyperlane.Endpoints.Forms;

/// <summary>What the headers of a part say (RFC 7578 §4).</summary>
/// <param name="Name">The field.</param>
/// <param name="FileName">The file's name at the client, less its folders; null for a part that is no file.</param>
/// <param name="ContentType">The media type, if it is named.</param>
internal sealed record PartHead(string Name, string? FileName, string? ContentType)
{
    /// <summary>Reads header lines, each with its end; the empty line behind them is not among them.</summary>
    /// <exception cref="ProblemException">400: malformed, or no name.</exception>
    public static PartHead Parse(ReadOnlySpan<byte> lines)
    {
        string? disposition = null;
        string? contentType = null;
        string? encoding = null;
        while (!lines.IsEmpty)
        {
            var end = lines.IndexOf("\r\n"u8);
            var line = lines[..end];
            var colon = line.IndexOf((byte)':');
            if (colon < 0 || !Tokens.IsToken(line[..colon]) || !Tokens.IsFieldValue(line[colon..]))
            {
                throw FormProblems.HeaderMalformed();
            }

            var name = line[..colon];
            var value = Encoding.UTF8.GetString(line[(colon + 1)..].Trim(" \t"u8));
            if (Ascii.EqualsIgnoreCase(name, "Content-Disposition"u8))
            {
                disposition = value;
            }
            else if (Ascii.EqualsIgnoreCase(name, "Content-Type"u8))
            {
                contentType = value;
            }
            else if (Ascii.EqualsIgnoreCase(name, "Content-Transfer-Encoding"u8))
            {
                encoding = value;
            }

            lines = lines[(end + 2)..];
        }

        return Make(disposition, contentType, encoding);
    }

    private static PartHead Make(string? disposition, string? contentType, string? encoding)
    {
        if (!HeaderParameters.MainOf(disposition).Equals("form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderParameters.Find(disposition, "name") is not { } name)
        {
            throw FormProblems.NameMissing();
        }

        if (encoding is not null && encoding.ToUpperInvariant() is not ("7BIT" or "8BIT" or "BINARY"))
        {
            throw FormProblems.TransferEncoded(name, encoding);
        }

        return new PartHead(name, FileNames.Of(disposition), contentType);
    }
}
