using Hyperlane.Http;

namespace Hyperlane.Endpoints;

/// <summary>
/// The answers that fail, by name (RFC 9457): to return where a <see cref="Result{T}"/> or <see cref="Result"/> is asked for.
/// </summary>
/// <remarks>
/// Where there is nothing to return to, throw: <c>throw new ProblemException(Problem.NotFound("There is no such post."))</c>.
/// </remarks>
public static class Problem
{
    /// <summary>A problem of any status.</summary>
    /// <param name="statusCode">The HTTP status, from 400 to 599.</param>
    /// <param name="detail">What is wrong this time, and what to do about it.</param>
    public static ProblemDetails Of(int statusCode, string? detail = null) => new() { Status = statusCode, Detail = detail };

    /// <summary>400: the request makes no sense (RFC 9110 §15.5.1).</summary>
    public static ProblemDetails BadRequest(string? detail = null) => Of(400, detail);

    /// <summary>400 for fields that are missing or wrong: all of them at once.</summary>
    /// <param name="errors">What is wrong, by field: a name as in JSON, or a path such as <c>tags[0]</c>.</param>
    public static ProblemDetails Validation(IDictionary<string, string[]> errors) => ProblemException.Validation(errors).Problem;

    /// <summary>400 for one field.</summary>
    public static ProblemDetails Validation(string field, string message)
        => Validation(new Dictionary<string, string[]> { [field] = [message] });

    /// <summary>401: say who you are (RFC 9110 §15.5.2). The WWW-Authenticate header is the caller's to set.</summary>
    public static ProblemDetails Unauthorized(string? detail = null) => Of(401, detail);

    /// <summary>403: known, and still not allowed (RFC 9110 §15.5.4).</summary>
    public static ProblemDetails Forbidden(string? detail = null) => Of(403, detail);

    /// <summary>404: there is nothing here (RFC 9110 §15.5.5).</summary>
    public static ProblemDetails NotFound(string? detail = null) => Of(404, detail);

    /// <summary>409: not as things stand, such as a name that is taken (RFC 9110 §15.5.10).</summary>
    public static ProblemDetails Conflict(string? detail = null) => Of(409, detail);

    /// <summary>410: there was something, and there never will be again (RFC 9110 §15.5.11).</summary>
    public static ProblemDetails Gone(string? detail = null) => Of(410, detail);

    /// <summary>412: it has changed since the client saw it (RFC 9110 §15.5.13).</summary>
    public static ProblemDetails PreconditionFailed(string? detail = null) => Of(412, detail);

    /// <summary>422: well formed, and wrong by the rules of the house (RFC 9110 §15.5.21).</summary>
    public static ProblemDetails Unprocessable(string? detail = null) => Of(422, detail);

    /// <summary>429: too many requests (RFC 6585 §4). The Retry-After header is the caller's to set.</summary>
    public static ProblemDetails TooManyRequests(string? detail = null) => Of(429, detail);
}
