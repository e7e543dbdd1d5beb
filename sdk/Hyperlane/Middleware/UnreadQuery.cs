using Hyperlane.Http;
using Hyperlane.Values;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Middleware;

/// <summary>
/// Tells in the log of parameters of a query that nobody read, a slip of the pen most often: one line for each such request.
/// </summary>
internal sealed partial class UnreadQuery(ILogger logger) : IMiddleware
{
    /// <summary>How many names are told.</summary>
    private const int MaxNames = 10;

    public ValueTask InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.HasQuery)
        {
            return next(context);
        }

        context.Request.Query.KeepAccount();
        return WatchAsync(context, next);
    }

    private async ValueTask WatchAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            var known = context.Request.Query.Asked!.Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
            var unread = context.Request.UnreadQuery.Take(MaxNames).Select(name => Describe(name, known)).ToArray();
            if (unread.Length > 0)
            {
                Log(logger, context.Request.Method, ClientText.Line(context.Request.Path), string.Join(", ", unread));
            }
        }
    }

    private static string Describe(string name, string[] known)
    {
        var nearest = known.Select(one => (Name: one, Distance: EditDistance.Of(name, one, ClientText.MaxLength)))
            .OrderBy(one => one.Distance).FirstOrDefault();
        var isNear = nearest.Name is not null && nearest.Distance <= Math.Max(1, nearest.Name.Length / 3);
        return $"'{ClientText.Shorten(name)}'" + (isNear ? $" (is '{nearest.Name}' meant?)" : "");
    }

    [LoggerMessage(1, LogLevel.Information, "{Method} {Path}: nothing reads {Unread} of the query")]
    private static partial void Log(ILogger logger, string method, string path, string unread);
}
