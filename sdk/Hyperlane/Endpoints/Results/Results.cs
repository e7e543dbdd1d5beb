namespace Hyperlane.Endpoints;

/// <summary>
/// The answers that succeed, by name and without spelling out their types. For those that fail there is <see cref="Problem"/>.
/// </summary>
public static class Results
{
    private static readonly NoContent Nothing = new();

    /// <summary>200 with a value. Needed only where the compiler does not convert: see <see cref="Result{T}"/>.</summary>
    public static Result<T> Ok<T>(T? value) => new(value);

    /// <summary>201: something was made (RFC 9110 §15.3.2).</summary>
    /// <param name="location">Where it is from now on; what a client wrote in it must be percent-encoded
    /// (<see cref="Uri.EscapeDataString(string)"/>).</param>
    /// <param name="value">What was made.</param>
    public static Created<T> Created<T>(string location, T value) => new(location, value);

    /// <summary>202 without a body: the work is taken on and not done yet (RFC 9110 §15.3.3).</summary>
    /// <param name="location">Where to ask how far it is, percent-encoded.</param>
    public static Accepted Accepted(string? location = null) => new(location);

    /// <summary>202 with word of the work that is taken on (RFC 9110 §15.3.3).</summary>
    /// <param name="location">Where to ask how far it is, percent-encoded; null if there is no such place.</param>
    /// <param name="value">What is said of it.</param>
    public static Accepted<T> Accepted<T>(string? location, T value) => new(value, location);

    /// <summary>204: done, and nothing to say (RFC 9110 §15.3.5).</summary>
    public static NoContent NoContent() => Nothing;

    /// <inheritdoc cref="Endpoints.Redirect"/>
    /// <param name="location">Where to; what a client wrote in it must be percent-encoded.</param>
    /// <param name="permanent">Whether clients may remember it.</param>
    public static Redirect Redirect(string location, bool permanent = false) => new(location, permanent);

    /// <summary>A file, whole or in part, as the client asks. 404 if it is not there.</summary>
    /// <param name="path">Where it is. Never what a client sent: <c>../</c> leads out of any folder.</param>
    /// <param name="contentType">Its media type; null to tell by its extension.</param>
    /// <param name="downloadName">The name under which browsers save it; null to let them show it.</param>
    public static FileResult File(string path, string? contentType = null, string? downloadName = null)
        => new(path, contentType) { DownloadName = downloadName };

    /// <summary>Bytes, whole or in part, as the client asks.</summary>
    /// <inheritdoc cref="File"/>
    public static FileResult Bytes(ReadOnlyMemory<byte> bytes, string contentType = "application/octet-stream", string? downloadName = null)
        => new(bytes, contentType) { DownloadName = downloadName };

    /// <summary>What a stream holds from where it stands; in part too, if the stream can seek. It is disposed afterwards.</summary>
    /// <inheritdoc cref="File"/>
    public static FileResult Stream(Stream stream, string contentType = "application/octet-stream", string? downloadName = null)
        => new(stream, contentType) { DownloadName = downloadName };
}
