using Hyperlane.Http;
using Hyperlane.Values;

namespace Hyperlane.Endpoints.Forms;

/// <summary>Every refusal of a form, with its words.</summary>
internal static class FormProblems
{
    public static ProblemException NotAForm(string? contentType)
        => MediaTypes.Unsupported(contentType, "multipart/form-data or application/x-www-form-urlencoded");

    public static ProblemException BoundaryMissing()
        => Malformed("Its Content-Type names no boundary, or one that is not 1 to 70 of the characters allowed (RFC 2046 §5.1.1).");

    public static ProblemException Truncated(string? field)
        => Malformed("It ends before its closing boundary (RFC 2046 §5.1.1).", field);

    public static ProblemException BoundaryNotAlone(string? field)
        => Malformed("A boundary is followed by something other than the end of its line (RFC 2046 §5.1.1).", field);

    public static ProblemException HeaderMalformed() => Malformed("A line in the headers of a part is not 'name: value' (RFC 2046 §5.1).");

    public static ProblemException NameMissing()
        => Malformed("A part has no 'Content-Disposition: form-data; name=\"...\"' (RFC 7578 §4.2).");

    public static ProblemException TransferEncoded(string field, string encoding)
        => Malformed($"Its Content-Transfer-Encoding is {ClientText.Shorten(encoding)}; parts are sent as they are (RFC 7578 §4.7).",
            field);

    public static ProblemException NotUtf8(string field, string charset)
        => Of(415, field, $"This resource takes text in UTF-8, not in {ClientText.Shorten(charset)}.");

    public static ProblemException TooManyParts(int most)
        => new(413, $"The form has more than the {most} fields and files that this server takes.");

    public static ProblemException HeaderTooLarge(int most)
        => new(413, $"The headers of a part are larger than the {most} bytes that this server takes.");

    public static ProblemException FieldsTooLarge(string field, int most)
        => Of(413, field, $"With this field, the fields of the form are larger than the {most} bytes that this server takes of all together. Files do not count.");

    private static ProblemException Malformed(string detail, string? field = null)
        => field is null ? new ProblemException(400, $"The form is malformed. {detail}") : Of(400, field, detail);

    private static ProblemException Of(int status, string field, string message) => new(new ProblemDetails
    {
        Status = status,
        Detail = "The form cannot be read; 'errors' says why, by field.",

        // The name is the client's, and may be most of the form.
        Errors = { [ClientText.Shorten(field)] = [message] },
    });
}
