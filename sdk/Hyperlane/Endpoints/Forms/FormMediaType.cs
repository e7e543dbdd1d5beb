using System.Buffers;
using Hyperlane.Http;
using Hyperlane.Http.Messages;

namespace Hyperlane.Endpoints.Forms;

/// <summary>The Content-Type of a form.</summary>
internal static class FormMediaType
{
    /// <summary>RFC 2046 §5.1.1.</summary>
    private static readonly SearchValues<char> BoundaryChars
        = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'()+_,-./:=? ");

    public static bool IsUrlEncoded(string? contentType) => Is(contentType, "application/x-www-form-urlencoded");

    public static bool IsMultipart(string? contentType) => Is(contentType, "multipart/form-data");

    /// <exception cref="ProblemException">400: none, or not a valid one.</exception>
    public static string BoundaryOf(string contentType)
        => HeaderParameters.Find(contentType, "boundary") is { Length: > 0 and <= 70 } boundary
            && !boundary.AsSpan().ContainsAnyExcept(BoundaryChars)
            ? boundary
            : throw FormProblems.BoundaryMissing();

    private static bool Is(string? contentType, string type)
        => HeaderParameters.MainOf(contentType).Equals(type, StringComparison.OrdinalIgnoreCase);
}
