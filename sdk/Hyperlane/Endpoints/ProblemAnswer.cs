using Hyperlane.Http;

namespace Hyperlane.Endpoints;

/// <summary>A problem as an answer among others; the type itself stands on a lower floor, which knows no results.</summary>
internal sealed class ProblemAnswer(ProblemDetails problem) : IResult
{
    public ValueTask ExecuteAsync(HttpContext context) => context.Problem(problem);
}
