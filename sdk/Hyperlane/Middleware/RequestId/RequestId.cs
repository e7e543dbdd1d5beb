using System.Buffers;
using Hyperlane.Http;
using Hyperlane.Http.Messages;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Middleware;

/// <summary>
/// Gives each request a name that is not given twice: in a header of the answer, in each line of the log (scope <c>RequestId</c>), and as
/// <c>traceId</c> in problem details, which is <see cref="HttpContext.TraceIdentifier"/>.
/// </summary>
/// <remarks>It works around all other middleware, wherever it stands.</remarks>
/// <example>
/// <code>
/// app.Use&lt;RequestId&gt;();
/// </code>
/// </example>
public sealed class RequestId(RequestIdOptions options, ILogger<RequestId> logger) : IOutermost
{
    private static readonly SearchValues<char> Chars =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._");

    /// <inheritdoc />
    int IOutermost.Rank => OutermostRanks.RequestId;

    /// <inheritdoc />
    public async ValueTask InvokeAsync(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var id = Incoming(context.Request) ?? Guid.CreateVersion7().ToString("N");
        context.TraceIdentifier = id;
        context.Response.OnStarting(
            static (context, name) => context.Response.Headers[(string)name!] = context.TraceIdentifier, options.HeaderName);
        using var scope = logger.BeginScope(new RequestIdScope(id));
        await next(context).ConfigureAwait(false);
    }

    /// <summary>What is wrong with options; null if nothing is.</summary>
    internal static string? FindMistake(RequestIdOptions options)
        => !Tokens.IsToken(options.HeaderName) ? $"HeaderName is '{options.HeaderName}', which can be the name of no header."
            : options.MaxLength < 1 ? $"MaxLength is {options.MaxLength}; it must be at least 1."
            : null;

    private string? Incoming(HttpRequest request)
        => options.AcceptIncoming && request.Headers[options.HeaderName] is { Length: > 0 } id && id.Length <= options.MaxLength
            && !id.AsSpan().ContainsAnyExcept(Chars)
            ? id
            : null;
}
