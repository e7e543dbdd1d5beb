namespace Hyperlane.Http;

/// <summary>An answer that knows how to write itself: what an endpoint returns when plain data would not say enough.</summary>
public interface IResult
{
    /// <summary>Writes the answer.</summary>
    /// <param name="context">The request and its answer.</param>
    ValueTask ExecuteAsync(HttpContext context);
}
