using Hyperlane.Http;
using Hyperlane.Http.Messages;
using Microsoft.Extensions.Options;

namespace Hyperlane.Middleware;

/// <summary>
/// Sets on each answer the headers that tell browsers what its page may not. What a handler has set itself stays, were it to an empty
/// text.
/// </summary>
/// <remarks>
/// They are on failures too. <c>X-Content-Type-Options: nosniff</c> is on every answer with a Content-Type, with or without this.
/// </remarks>
/// <example>
/// <code>
/// app.Use&lt;SecurityHeaders&gt;();
/// </code>
/// </example>
public class SecurityHeaders : IMiddleware
{
    private readonly KeyValuePair<string, string>[] _headers;

    /// <summary>Sets the headers of the options.</summary>
    /// <exception cref="OptionsValidationException">A text is not printable ASCII, and can be in no header.</exception>
    public SecurityHeaders(SecurityHeadersOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (FindMistake(options) is { } mistake)
        {
            throw new OptionsValidationException(
                nameof(SecurityHeadersOptions), typeof(SecurityHeadersOptions), [$"SecurityHeadersOptions: {mistake}"]);
        }

        _headers = [.. All(options).Where(header => header.Value.Length > 0)
            .Select(header => KeyValuePair.Create(header.Name, header.Value))];
    }

    /// <inheritdoc />
    public ValueTask InvokeAsync(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        context.Response.OnStarting(static (context, state) => Set(context.Response.Headers, ((SecurityHeaders)state!)._headers), this);
        return next(context);
    }

    /// <summary>What is wrong with options; null if nothing is.</summary>
    internal static string? FindMistake(SecurityHeadersOptions options)
        => All(options).FirstOrDefault(header => !Tokens.IsFieldValue(header.Value)) is { Setting: { } wrong }
            ? $"{wrong} has a character other than printable ASCII, which can be in no header."
            : null;

    private static (string Setting, string Name, string Value)[] All(SecurityHeadersOptions options) =>
    [
        (nameof(options.ContentSecurityPolicy), "Content-Security-Policy", options.ContentSecurityPolicy),
        (nameof(options.FrameOptions), "X-Frame-Options", options.FrameOptions),
        (nameof(options.ReferrerPolicy), "Referrer-Policy", options.ReferrerPolicy),
        (nameof(options.PermissionsPolicy), "Permissions-Policy", options.PermissionsPolicy),
        (nameof(options.CrossOriginOpenerPolicy), "Cross-Origin-Opener-Policy", options.CrossOriginOpenerPolicy),
        (nameof(options.CrossOriginResourcePolicy), "Cross-Origin-Resource-Policy", options.CrossOriginResourcePolicy),
    ];

    private static void Set(ResponseHeaders headers, KeyValuePair<string, string>[] all)
    {
        foreach (var (name, value) in all)
        {
            if (!headers.Contains(name))
            {
                headers[name] = value;
            }
        }
    }
}
