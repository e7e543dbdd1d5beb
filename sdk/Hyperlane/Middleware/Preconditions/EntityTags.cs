using Hyperlane.Http;

namespace Hyperlane.Middleware;

/// <summary>
/// Gives each answer to GET and HEAD an entity tag of its bytes (RFC 9110 §8.8.3), unless it has one, and answers 304 without a body to
/// a client that has this version. It saves bytes, not work: the method runs, as only its answer tells.
/// </summary>
/// <remarks>
/// Of answers of status 200 that are not sent yet when the method ends: text and JSON of any size. Files have tags of their own;
/// streams, and what says <c>Cache-Control: no-store</c>, get none.
/// </remarks>
/// <example>
/// <code>
/// app.MapGroup("/posts").Use&lt;EntityTags&gt;();
/// </code>
/// </example>
public sealed class EntityTags : IMiddleware, IConditional
{
    bool IConditional.GuardsWrites => false;

    bool IConditional.Requires => false;

    /// <inheritdoc />
    public ValueTask InvokeAsync(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        return context.Request.Method is HttpMethods.Get or HttpMethods.Head ? AnswerAsync(context, next) : next(context);
    }

    private static async ValueTask AnswerAsync(HttpContext context, RequestDelegate next)
    {
        await next(context).ConfigureAwait(false);
        var response = context.Response;
        if (response.HasStarted || response.StatusCode != 200
            || response.Headers["Cache-Control"]?.Contains("no-store", StringComparison.OrdinalIgnoreCase) == true)
        {
            return;
        }

        if (ValidatorsOf(response) is { } current && Conditions.Evaluate(context.Request.Headers, current) is var outcome
            && outcome != PreconditionOutcome.Hold)
        {
            response.ClearBody();
            Conditions.IsAnswered(context, current);
        }
    }

    /// <summary>The validators that the answer says, or else an entity tag that it is given now; null where it has no body.</summary>
    private static Validators? ValidatorsOf(HttpResponse response)
    {
        if (response.Headers["ETag"] is null)
        {
            if (response.HeldBack.IsEmpty)
            {
                return null;
            }

            response.Headers["ETag"] = EntityTag.OfContent(response.HeldBack).ToString();
        }

        return OutputCacheAnswer.ValidatorsOf(response);
    }
}
