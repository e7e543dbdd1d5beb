using Hyperlane.Http;

namespace Hyperlane.Middleware;

/// <summary>What <see cref="Preconditions{TSource}"/> does, whatever its source.</summary>
internal static class PreconditionCheck
{
    public static ValueTask InvokeAsync(HttpContext context, RequestDelegate next, IValidatorSource source, PreconditionOptions options,
        bool isRequired)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        return context.Request.Method switch
        {
            HttpMethods.Get or HttpMethods.Head => ReadAsync(context, next, source),

            // What has no resource to change ignores conditions (RFC 9110 §13.2.1).
            HttpMethods.Options or "TRACE" or "CONNECT" => next(context),
            _ when isRequired || Conditions.AreIn(context.Request.Headers) => WriteAsync(context, next, source, options, isRequired),
            _ => next(context),
        };
    }

    private static async ValueTask ReadAsync(HttpContext context, RequestDelegate next, IValidatorSource source)
    {
        if (await source.FindAsync(context).ConfigureAwait(false) is not { } current)
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        if (Conditions.IsAnswered(context, current))
        {
            return;
        }

        await next(context).ConfigureAwait(false);
        var response = context.Response;
        if (!response.HasStarted && response.StatusCode >= 400)
        {
            // A problem is no version of the resource.
            response.Headers["ETag"] = null;
            response.Headers["Last-Modified"] = null;
        }
    }

    private static async ValueTask WriteAsync(HttpContext context, RequestDelegate next, IValidatorSource source,
        PreconditionOptions options, bool isRequired)
    {
        var found = await source.FindAsync(context).ConfigureAwait(false);
        var problem = found is { } current
            ? Judge(context.Request, current, options, isRequired)
            : context.Request.Headers.Contains("If-Match") ? Problem(412, "There is nothing here that If-Match could speak of.") : null;
        if (problem is not null)
        {
            throw new ProblemException(problem);
        }

        await next(context).ConfigureAwait(false);
    }

    private static ProblemDetails? Judge(HttpRequest request, Validators current, PreconditionOptions options, bool isRequired)
    {
        var headers = request.Headers;
        if (isRequired && request.Method is HttpMethods.Put or HttpMethods.Patch or HttpMethods.Delete && !Conditions.GuardsWrite(headers))
        {
            return Problem(428, $"{request.Method} here must say which version it is about, so that nobody's change is lost: "
                + (current.ETag is null
                    ? "send If-Unmodified-Since with the Last-Modified that a GET answered."
                    : "send If-Match with the ETag that a GET answered."));
        }

        // To pass it over would do what the client wanted to rule out.
        if (headers["If-None-Match"] is { } noneMatch && !EntityTag.IsList(noneMatch))
        {
            return Problem(400, "If-None-Match is malformed: an entity tag stands in quotes, as in \"v7\" or W/\"v7\"; or it is *.");
        }

        // On a request that changes something, a version that is there and should not be is a failure as well (RFC 9110 §13.1.2), and
        // If-Modified-Since is ignored (§13.1.3).
        return Conditions.Evaluate(headers, current, isStrong: !options.AllowWeakETags) switch
        {
            PreconditionOutcome.Failed => Problem(412, WhyFailed(headers["If-Match"], current)),
            PreconditionOutcome.NotModified when headers.Contains("If-None-Match") =>
                Problem(412, "There is a version here that If-None-Match rules out."),
            _ => null,
        };
    }

    private static string WhyFailed(string? match, Validators current)
        => match is null ? "It has been changed since the time that If-Unmodified-Since says. Read it again, and decide anew."
            : !EntityTag.IsList(match) ? "If-Match is malformed: an entity tag stands in quotes, as in \"v7\"; or it is *."
            : current.ETag is not { } tag ? "There is no entity tag here that If-Match could match; use If-Unmodified-Since."
            : tag.IsIn(match, strong: false) ? "If-Match has the current tag as a weak one (W/), which it never matches (RFC 9110 §13.1.1). "
                + "Compression makes tags weak; the setting Hyperlane:Preconditions:AllowWeakETags lets them match."
            : "It has been changed since the version that If-Match says. Read it again, and decide anew.";

    private static ProblemDetails Problem(int status, string detail) => new() { Status = status, Detail = detail };
}
