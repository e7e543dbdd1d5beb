using System.Net;
using Hyperlane.Testing;

namespace Hyperlane.Tests.Authentication;

/// <summary>A client that keeps cookies as a browser does, and lets a test look at them and change them.</summary>
internal sealed class Browser(TestApp app) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
    {
        BaseAddress = app.Client.BaseAddress,
    };

    public Dictionary<string, string> Cookies { get; } = [];

    /// <summary>The whole Set-Cookie of the last answer that had one.</summary>
    public string? LastSet { get; private set; }

    public async Task<(HttpStatusCode Status, string Body, HttpResponseMessage Answer)> AskAsync(
        string path, HttpMethod? method = null, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path) { Content = content };
        if (Cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var answer = await _client.SendAsync(request);
        foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var all) ? all : [])
        {
            LastSet = set;
            var pair = set.Split(';')[0].Split('=', 2);
            Cookies[pair[0]] = pair[1];
            if (set.Contains("Max-Age=0;", StringComparison.Ordinal))
            {
                Cookies.Remove(pair[0]);
            }
        }

        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer);
    }

    public void Dispose() => _client.Dispose();
}
