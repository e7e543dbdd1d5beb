using Hyperlane.Http;

namespace Hyperlane.Endpoints;

/// <summary>
/// The one rule of what becomes of a returned value: null is 404, an <see cref="IResult"/> writes itself, a task is awaited, a string is
/// text, what comes item by item is a stream, anything else is JSON.
/// </summary>
internal static class ValueAnswer
{
    /// <summary>Answers with a value as the rule says.</summary>
    /// <param name="context">The request and its answer.</param>
    /// <param name="value">What to answer.</param>
    /// <param name="statusCode">The status of text and JSON.</param>
    public static ValueTask WriteAsync<T>(HttpContext context, T value, int statusCode = 200)
    {
        ArgumentNullException.ThrowIfNull(context);
        return value switch
        {
            null => context.NothingHere(),
            IResult result => result.ExecuteAsync(context),
            string text => context.Text(text, statusCode),
            _ when !typeof(T).IsValueType && TaskOf.Find(value) is { } task => AwaitedAsync(context, task, statusCode),
            _ when typeof(T) == typeof(object) && StreamOf.Find(value) is { } stream => stream.WriteAsync(context, value),
            _ => context.Json(value, statusCode),
        };
    }

    /// <summary>What a task comes to that was returned as an object, and so was awaited by nobody.</summary>
    private static async ValueTask AwaitedAsync(HttpContext context, TaskOf task, int statusCode)
    {
        var value = await task.WaitAsync().ConfigureAwait(false);
        if (task.HasResult)
        {
            await WriteAsync(context, value, statusCode).ConfigureAwait(false);
        }
        else
        {
            await context.NoContent().ConfigureAwait(false);
        }
    }
}
