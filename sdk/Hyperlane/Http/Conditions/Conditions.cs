namespace Hyperlane.Http;

/// <summary>Conditional requests (RFC 9110 §13), in the order of precedence of §13.2.2.</summary>
internal static class Conditions
{
    /// <summary>The headers that ask for something only if the resource is, or is no longer, of a version.</summary>
    private static readonly string[] Names = ["If-Match", "If-None-Match", "If-Unmodified-Since"];

    /// <summary>Whether a request that changes something says of which version.</summary>
    public static bool GuardsWrite(RequestHeaders headers)
        => headers.Contains("If-Match") || headers.Contains("If-None-Match")
            || HttpDate.TryParse(headers["If-Unmodified-Since"], out _);

    /// <summary>Whether a request has a condition that a write heeds.</summary>
    public static bool AreIn(RequestHeaders headers) => Array.Exists(Names, headers.Contains);

    /// <summary>What the conditions of a request come to.</summary>
    /// <param name="headers">The headers of the request.</param>
    /// <param name="current">The validators of what is there.</param>
    /// <param name="isStrong">Whether weak tags match nothing in If-Match, as RFC 9110 §13.1.1 has it.</param>
    public static PreconditionOutcome Evaluate(RequestHeaders headers, Validators current, bool isStrong = true)
    {
        if (headers["If-Match"] is { } match)
        {
            if (!Matches(match, current.ETag, isStrong))
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

    /// <summary>Says the validators of the answer, and makes it 304 where a GET or HEAD has this version.</summary>
    /// <returns>Whether it is given so.</returns>
    /// <exception cref="ProblemException">A GET or HEAD speaks of another version: 412.</exception>
    public static bool IsAnswered(HttpContext context, Validators current)
    {
        var response = context.Response;
        var outcome = context.Request.Method is HttpMethods.Get or HttpMethods.Head
            ? Evaluate(context.Request.Headers, current)
            : PreconditionOutcome.Hold;
        if (outcome == PreconditionOutcome.Failed)
        {
            throw new ProblemException(412, "This is no longer the version that the request speaks of.");
        }

        response.Headers["ETag"] = current.ETag?.ToString();
        response.Headers["Last-Modified"] = current.LastModified is { } date ? HttpDate.Format(date) : null;
        if (outcome == PreconditionOutcome.Hold)
        {
            return false;
        }

        response.StatusCode = 304;
        return true;
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
