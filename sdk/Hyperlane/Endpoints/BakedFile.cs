using Hyperlane.Http;
using Hyperlane.Http.Messages;

namespace Hyperlane.Endpoints;

/// <summary>A file held ready: its bytes as they are and compressed, each with its entity tag.</summary>
/// <param name="place">Where it lies.</param>
/// <param name="changed">When it was last changed, as it was read.</param>
/// <param name="length">Its length then.</param>
/// <param name="plain">Answers with it as it is.</param>
/// <param name="coded">Its forms by content coding, the best first.</param>
internal sealed class BakedFile(string place, DateTime changed, long length, FileResult plain, (string Coding, FileResult Result)[] coded)
{
    private readonly string[] _codings = [.. coded.Select(one => one.Coding)];

    /// <summary>Whether the file is still the one that was read.</summary>
    public bool IsCurrent => new FileInfo(place) is { Exists: true } now && now.LastWriteTimeUtc == changed && now.Length == length;

    public IResult Choose(HttpContext context)
    {
        if (coded.Length == 0)
        {
            return plain;
        }

        context.Response.Headers.Append("Vary", "Accept-Encoding");
        var coding = AcceptEncoding.Choose(context.Request.Headers["Accept-Encoding"], _codings);
        return coding is null ? plain : new CodedFile(coding, Array.Find(coded, one => one.Coding == coding).Result);
    }
}
