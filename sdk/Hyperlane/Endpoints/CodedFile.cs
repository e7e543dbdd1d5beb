using Hyperlane.Http;

namespace Hyperlane.Endpoints;

/// <summary>A file in its compressed form (RFC 9110 §8.4).</summary>
internal sealed class CodedFile(string coding, FileResult file) : IResult
{
    public ValueTask ExecuteAsync(HttpContext context)
    {
        context.Response.Headers["Content-Encoding"] = coding;
        var answering = file.ExecuteAsync(context);
        return answering.IsCompletedSuccessfully ? Finish(context) : FinishAsync(context, answering);
    }

    private static async ValueTask FinishAsync(HttpContext context, ValueTask answering)
    {
        await answering.ConfigureAwait(false);
        await Finish(context).ConfigureAwait(false);
    }

    /// <summary>A problem, or the word that nothing has changed, is not compressed.</summary>
    private static ValueTask Finish(HttpContext context)
    {
        if (!context.Response.HasStarted && context.Response.StatusCode is not (200 or 206))
        {
            context.Response.Headers["Content-Encoding"] = null;
        }

        return ValueTask.CompletedTask;
    }
}
