using System.Security.Claims;
using Hyperlane.Http;
using Hyperlane.Middleware;
using Hyperlane.Testing;

namespace Hyperlane.Tests.Middleware;

/// <summary>An app behind an output cache whose answers tell how often the method was called.</summary>
internal sealed class CacheCounter : IAsyncDisposable
{
    private readonly TestApp _app;
    private int _calls;

    private CacheCounter(TestApp app) => _app = app;

    public int Calls => _calls;

    public TestApp App => _app;

    /// <param name="options">What is kept.</param>
    /// <param name="answer">What the method does besides counting; null to answer with the count.</param>
    /// <param name="pattern">The route.</param>
    /// <param name="outside">Layers outside of the cache.</param>
    public static async Task<CacheCounter> StartAsync(OutputCacheOptions? options = null, Func<HttpContext, int, ValueTask>? answer = null,
        string pattern = "/", Action<HyperlaneApp>? outside = null)
    {
        CacheCounter? counter = null;
        var app = await Quiet.StartAsync(app =>
        {
            outside?.Invoke(app);
            app.Use((context, next) =>
            {
                if (context.Request.Headers["X-User"] is { } user)
                {
                    context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, user)], "test"));
                }

                return next(context);
            });
            var cache = new OutputCache(options ?? new OutputCacheOptions());
            app.Get(pattern, AnswerAsync).Use(cache);
            app.Post(pattern, AnswerAsync).Use(cache);
        }, inMemory: false);
        return counter = new CacheCounter(app);

        ValueTask AnswerAsync(HttpContext context)
        {
            var call = Interlocked.Increment(ref counter!._calls);
            return answer?.Invoke(context, call) ?? context.Text($"call {call}");
        }
    }

    public async Task<HttpResponseMessage> SendAsync(string path = "/", string method = "GET", params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), Quiet.Path(path));
        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        return await _app.Client.SendAsync(request);
    }

    public async Task<string> GetAsync(string path = "/", params (string Name, string Value)[] headers)
    {
        using var answer = await SendAsync(path, "GET", headers);
        return await answer.Content.ReadAsStringAsync();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
