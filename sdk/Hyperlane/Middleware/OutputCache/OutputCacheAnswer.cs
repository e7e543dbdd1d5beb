using Hyperlane.Http;
using Hyperlane.Http.Messages;

namespace Hyperlane.Middleware;

/// <summary>Which answers an <see cref="OutputCache"/> keeps, and what of them.</summary>
internal static class OutputCacheAnswer
{
    /// <summary>Whether an answer is one to keep, as far as it tells.</summary>
    /// <param name="response">The answer, when the method has ended.</param>
    /// <param name="before">The headers that layers further out had set for this client.</param>
    /// <param name="options">What is kept.</param>
    public static bool IsKept(HttpResponse response, KeyValuePair<string, string>[] before, OutputCacheOptions options)
    {
        var headers = response.Headers;
        if (response.HasStarted || response.StatusCode != 200 || response.HeldBack.Length > options.MaxBodyBytes
            || (response.ContentLength is { } length && length != response.HeldBack.Length)
            || headers.Contains("Set-Cookie") || headers.Contains("Content-Range")
            || response.CacheControl is { NoStore: true } or { Private: true })
        {
            return false;
        }

        var vary = headers["Vary"].AsSpan();
        while (HeaderSyntax.TryTakeMember(ref vary, out var name))
        {
            if (!options.VaryByHeader.Contains(name.ToString(), StringComparer.OrdinalIgnoreCase) && !IsOuter(before, name))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What is kept of an answer: all that the layers further out had not set already.</summary>
    public static OutputCacheEntry Take(HttpContext context, KeyValuePair<string, string>[] before, OutputCacheOptions options,
        DateTimeOffset created)
        => new()
        {
            Created = created,
            Duration = options.Duration,
            Tags = [.. options.Tags.Concat(options.TagsOf?.Invoke(context) ?? []).Distinct()],
            ContentType = context.Response.ContentType,
            Headers = [.. context.Response.Headers.Where(field => !before.Contains(field) && !IsOfMessage(field.Key))],
            Body = context.Response.HeldBack.ToArray(),
        };

    /// <summary>Sets the headers of a kept answer, in the place of those of the same names.</summary>
    public static void WriteHeaders(ResponseHeaders headers, OutputCacheEntry entry)
    {
        foreach (var (name, _) in entry.Headers)
        {
            if (!IsVary(name))
            {
                headers[name] = null;
            }
        }

        foreach (var (name, value) in entry.Headers)
        {
            if (!IsVary(name))
            {
                headers.Append(name, value);
                continue;
            }

            var vary = value.AsSpan();
            while (HeaderSyntax.TryTakeMember(ref vary, out var member))
            {
                headers.AddVary(member.ToString());
            }
        }
    }

    public static Validators ValidatorsOf(HttpResponse response) => new(
        EntityTag.TryParse(response.Headers["ETag"], out var tag) ? tag : null,
        HttpDate.TryParse(response.Headers["Last-Modified"], out var date) ? date : null);

    /// <summary>Whether a layer further out says that answers vary by a header: then it sees to that by itself.</summary>
    private static bool IsOuter(KeyValuePair<string, string>[] before, ReadOnlySpan<char> name)
    {
        foreach (var (key, value) in before)
        {
            if (IsVary(key) && HeaderSyntax.HasToken(value, name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsVary(string name) => name.Equals("Vary", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a header is of one message alone.</summary>
    private static bool IsOfMessage(string name)
        => name.Equals("Connection", StringComparison.OrdinalIgnoreCase) || name.Equals("Date", StringComparison.OrdinalIgnoreCase)
            || name.Equals("Age", StringComparison.OrdinalIgnoreCase);
}
