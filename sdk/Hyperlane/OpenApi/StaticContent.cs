using System.Security.Cryptography;
using Hyperlane.Endpoints;
using Hyperlane.Http;

namespace Hyperlane.OpenApi;

/// <summary>
/// Bytes that stay the same as long as the app runs. Clients keep them, and ask each time whether they are still the same.
/// </summary>
internal sealed class StaticContent(byte[] bytes, string contentType)
{
    private readonly string _tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8))}\"";

    /// <summary>Answers with the bytes, or with 304 to a client that has them.</summary>
    public ValueTask ServeAsync(HttpContext context)
    {
        context.Response.Headers["Cache-Control"] = "no-cache";
        return new FileResult(bytes, contentType) { ETag = _tag }.ExecuteAsync(context);
    }
}
