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
        var nearest = known.Select(one => (Name: one, Distance: Distance(name, one))).OrderBy(one => one.Distance).FirstOrDefault();
        var isNear = nearest.Name is not null && nearest.Distance <= Math.Max(1, nearest.Name.Length / 3);
        return $"'{ClientText.Shorten(name)}'" + (isNear ? $" (is '{nearest.Name}' meant?)" : "");
    }

    /// <summary>How many letters must be put in, taken out, changed, or swapped with the next to make one word of another.</summary>
    private static int Distance(string a, string b)
    {
        // Nobody compares long texts: that they differ in length is enough.
        if (a.Length > ClientText.MaxLength)
        {
            return int.MaxValue;
        }

        var steps = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    steps[i, j] = i + j;
                    continue;
                }

                var isSame = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]);
                steps[i, j] = Math.Min(Math.Min(steps[i - 1, j], steps[i, j - 1]) + 1, steps[i - 1, j - 1] + (isSame ? 0 : 1));
                if (i > 1 && j > 1 && char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 2])
                    && char.ToUpperInvariant(a[i - 2]) == char.ToUpperInvariant(b[j - 1]))
                {
                    steps[i, j] = Math.Min(steps[i, j], steps[i - 2, j - 2] + 1);
                }
            }
        }

        return steps[a.Length, b.Length];
    }

    [LoggerMessage(1, LogLevel.Information, "{Method} {Path}: nothing reads {Unread} of the query")]
    private static partial void Log(ILogger logger, string method, string path, string unread);
}
