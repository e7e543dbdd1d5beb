using System.Collections.Concurrent;
using System.Globalization;
using Hyperlane.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Hyperlane.Middleware;

/// <summary>
/// Keeps answers to GET for a time, and gives them to the next who ask the same without calling the method. Of many who ask for one that
/// is not there, one calls the method; the others wait for its answer.
/// </summary>
/// <remarks>
/// <para>Kept are answers of status 200 that are whole when the method ends: no streams, no files. Never one with <c>Set-Cookie</c>, with
/// <c>Cache-Control: no-store</c> or <c>private</c>, or whose <c>Vary</c> has a header that is not in
/// <see cref="OutputCacheOptions.VaryByHeader"/>; nor that of a signed-in user, unless the options say so.</para>
/// <para>Goes inside of what finds out who asks, and of what adds headers for a client, such as <see cref="Cors"/>.</para>
/// </remarks>
/// <example>
/// <code>
/// app.MapGroup("/news").Use&lt;OutputCache&gt;();
/// </code>
/// </example>
public sealed class OutputCache : IMiddleware
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _underWay = [];
    private readonly OutputCacheOptions _options;

    /// <summary>Keeps answers as the options say. They are read now, and must not be changed afterwards.</summary>
    /// <exception cref="ArgumentException">One of the options makes no sense.</exception>
    public OutputCache(OutputCacheOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Fault() is { } fault)
        {
            throw new ArgumentException($"{nameof(OutputCacheOptions)}.{fault}", nameof(options));
        }

        _options = options;
    }

    /// <inheritdoc />
    public ValueTask InvokeAsync(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);

        // Counted for each request, so that the keys of a layer are never those of another around it.
        var level = context.Notes.OutputCaches++;
        if (context.Request.Method is not (HttpMethods.Get or HttpMethods.Head)
            || !Shares(context, out var user) || IsSpecial(context.Request))
        {
            return next(context);
        }

        var wish = _options.IgnoreRequestCacheControl || context.Request.Headers["Cache-Control"] is not { } control
            ? null
            : CacheControl.Parse(control);
        return wish is { NoStore: true }
            ? next(context)
            : AnswerAsync(context, next, level, user, wish is { NoCache: true } || wish?.MaxAge == TimeSpan.Zero);
    }

    /// <summary>Whether a request asks for more than the key tells: for a part, for another protocol, or by a body.</summary>
    private static bool IsSpecial(HttpRequest request)
        => request.ContentLength != 0 || request.Headers.Contains("Range") || request.Headers.Contains("Upgrade");

    private static async ValueTask ReplayAsync(HttpContext context, OutputCacheEntry entry)
    {
        if (context.Request.HasQuery)
        {
            // The method read what it reads of it when it made the answer.
            context.Request.Query.NoteRead();
        }

        var response = context.Response;
        OutputCacheAnswer.WriteHeaders(response.Headers, entry);
        var age = Math.Max(0, (long)(DateTimeOffset.UtcNow - entry.Created).TotalSeconds);
        response.Headers["Age"] = age.ToString(CultureInfo.InvariantCulture);
        if (!Conditions.IsAnswered(context, OutputCacheAnswer.ValidatorsOf(response)))
        {
            response.ContentType = entry.ContentType;
            response.ContentLength = entry.Body.Length;
            await response.BodyWriter.WriteAsync(entry.Body).ConfigureAwait(false);
        }
    }

    /// <summary>Whether the answer may be one of a cache, as far as the asker tells, and whose answers it is among.</summary>
    private bool Shares(HttpContext context, out string? user)
    {
        user = null;
        if (_options.AllowAuthorization)
        {
            return true;
        }

        if (context.IsSignedIn)
        {
            user = _options.VaryByUser ? RateLimiting.UserOf(context.User) : null;
            return user is not null;
        }

        return !context.Request.Headers.Contains("Authorization");
    }

    private async ValueTask AnswerAsync(HttpContext context, RequestDelegate next, int level, string? user, bool isFresh)
    {
        var store = context.Services.GetRequiredService<IOutputCacheStore>();
        var key = OutputCacheKey.Of(context, _options, level, user);
        if (!isFresh && await store.GetAsync(key).ConfigureAwait(false) is { } entry)
        {
            await ReplayAsync(context, entry).ConfigureAwait(false);
        }
        else if (context.Request.Method == HttpMethods.Head)
        {
            // What it has of a body is not that of GET.
            await next(context).ConfigureAwait(false);
        }
        else if (isFresh)
        {
            await MakeAsync(context, next, store, key, user).ConfigureAwait(false);
        }
        else
        {
            await MakeOnceAsync(context, next, store, key, user).ConfigureAwait(false);
        }
    }

    private async ValueTask MakeOnceAsync(HttpContext context, RequestDelegate next, IOutputCacheStore store, string key, string? user)
    {
        var own = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = _underWay.GetOrAdd(key, own);
        try
        {
            if (first == own)
            {
                // An answer that is sent while it is made will not be kept: nobody need wait for its end.
                context.Response.OnStarting(static (_, own) => ((TaskCompletionSource)own!).TrySetResult(), own);
            }
            else
            {
                await first.Task.WaitAsync(context.RequestAborted).ConfigureAwait(false);
            }

            // It may have come between the first look and now.
            if (await store.GetAsync(key).ConfigureAwait(false) is { } entry)
            {
                await ReplayAsync(context, entry).ConfigureAwait(false);
            }
            else
            {
                await MakeAsync(context, next, store, key, user).ConfigureAwait(false);
            }
        }
        finally
        {
            if (first == own)
            {
                _underWay.TryRemove(key, out _);
                own.TrySetResult();
            }
        }
    }

    /// <summary>Calls the method, and keeps its answer if it is one to keep.</summary>
    private async ValueTask MakeAsync(HttpContext context, RequestDelegate next, IOutputCacheStore store, string key, string? user)
    {
        var response = context.Response;
        KeyValuePair<string, string>[] before = [.. response.Headers];
        var created = DateTimeOffset.UtcNow;
        response.HoldBack(_options.MaxBodyBytes);
        await next(context).ConfigureAwait(false);

        // A layer inside may have found out who asks.
        if (!OutputCacheAnswer.IsKept(response, before, _options) || !Shares(context, out var asker) || asker != user)
        {
            return;
        }

        response.Headers["ETag"] ??= EntityTag.OfContent(response.HeldBack).ToString();
        await store.SetAsync(key, OutputCacheAnswer.Take(context, before, _options, created)).ConfigureAwait(false);
        var current = OutputCacheAnswer.ValidatorsOf(response);
        if (Conditions.Evaluate(context.Request.Headers, current) != PreconditionOutcome.Hold)
        {
            response.ClearBody();
            Conditions.IsAnswered(context, current);
        }
    }
}
