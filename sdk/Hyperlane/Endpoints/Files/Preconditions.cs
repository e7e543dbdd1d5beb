using Hyperlane.Http;

namespace Hyperlane.Endpoints.Files;

/// <summary>Conditional requests (RFC 9110 §13), in the order of precedence of §13.2.2.</summary>
internal static class Preconditions
{
    public static PreconditionOutcome Evaluate(RequestHeaders headers, Validators current)
    {
        if (headers["If-Match"] is { } match)
        {
            if (!Matches(match, current.ETag, strong: true))
            {
                return PreconditionOutcome.Failed;
            }
        }
        else if (HttpDate.TryParse(headers["If-Unmodified-Since"], out var unmodifiedSince) && current.LastModified > unmodifiedSince)
        {
            return PreconditionOutcome.Failed;
        }

        if (headers["If-None-Match"] is { } noneMatch)
        {
            return Matches(noneMatch, current.ETag, strong: false) ? PreconditionOutcome.NotModified : PreconditionOutcome.Hold;
        }

        return HttpDate.TryParse(headers["If-Modified-Since"], out var modifiedSince) && current.LastModified <= modifiedSince
            ? PreconditionOutcome.NotModified
            : PreconditionOutcome.Hold;
    }

    /// <summary>
    /// Whether the client's part of the file is of this version, so that another part fits it (RFC 9110 §13.1.5). Without If-Range it is
    /// for the client to know.
    /// </summary>
    public static bool IsRangeOfCurrent(RequestHeaders headers, Validators current, DateTimeOffset now)
    {
        if (headers["If-Range"] is not { } ifRange)
        {
            return true;
        }

        if (EntityTag.TryParse(ifRange, out var tag))
        {
            return current.ETag is { } own && !own.IsWeak && own == tag;
        }

        // A file that changed within this second may change in it again, and keep its date (RFC 9110 §8.8.2.2).
        return HttpDate.TryParse(ifRange, out var date) && date == current.LastModified && now - date >= TimeSpan.FromSeconds(1);
    }

    private static bool Matches(string list, EntityTag? current, bool strong)
        => list.AsSpan().Trim() is "*" || (current is { } tag && tag.IsIn(list, strong));
}
