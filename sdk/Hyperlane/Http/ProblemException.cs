namespace Hyperlane.Http;

/// <summary>Ends a request with a problem: thrown anywhere below a handler, answered as problem details.</summary>
public class ProblemException : Exception
{
    /// <summary>Ends the request with <paramref name="problem"/>.</summary>
    public ProblemException(ProblemDetails problem)
        : base(problem?.Detail ?? problem?.Title)
    {
        ArgumentNullException.ThrowIfNull(problem);
        Problem = problem;
    }

    /// <summary>Ends the request with a status and, for the client to read, what is wrong.</summary>
    public ProblemException(int statusCode, string? detail = null)
        : this(new ProblemDetails { Status = statusCode, Detail = detail })
    {
    }

    /// <summary>What the client is told.</summary>
    public ProblemDetails Problem { get; }

    /// <summary>400 for fields that are missing or wrong: all of them, so that the client need not come back for each.</summary>
    /// <param name="errors">What is wrong, by field: a name as in JSON, or a path such as <c>tags[0]</c>.</param>
    public static ProblemException Validation(IDictionary<string, string[]> errors)
        => new(new ProblemDetails
        {
            Status = 400,
            Title = "Validation failed",
            Detail = "The request is not valid; 'errors' says why, by field.",
            Errors = errors,
        });
}
