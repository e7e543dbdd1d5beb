namespace Hyperlane.Benchmarks.Figures;

/// <summary>One middleware to price.</summary>
/// <param name="Name">What the servers are started with, and the table says.</param>
/// <param name="Path">What is asked for.</param>
/// <param name="Headers">What is sent with it.</param>
/// <param name="HasPeer">Whether ASP.NET Core has such a middleware of its own.</param>
internal sealed record LayerCase(string Name, string Path, string[] Headers, bool HasPeer = true)
{
    private const string Bearer = "{token}";
    private const string Cookie = "{cookie}";
    private const string Tag = "{tag}";

    public static IReadOnlyList<LayerCase> All { get; } =
    [
        new("none", "/", []),
        new("cors", "/", ["Origin: https://app.example"]),
        new("forwarded-headers", "/", ["X-Forwarded-For: 203.0.113.7", "X-Forwarded-Proto: https"]),
        new("security-headers", "/", [], HasPeer: false),
        new("request-id", "/", [], HasPeer: false),
        new("request-timeouts", "/", []),
        new("rate-limiting", "/", []),
        new("entity-tags", "/", [$"If-None-Match: {Tag}"], HasPeer: false),
        new("compression", "/text", ["Accept-Encoding: gzip"]),
        new("static-file", "/hello.txt", []),
        new("static-file-304", "/hello.txt", [$"If-None-Match: {Tag}"]),
        new("cookie", "/", [$"Cookie: {Cookie}"]),
        new("bearer", "/", [$"Authorization: Bearer {Bearer}"]),
        new("role", "/", [$"Authorization: Bearer {Bearer}"]),
        new("telemetry", "/", []),
    ];

    /// <summary>The headers with what this server gives: a token, a cookie, a tag.</summary>
    public async Task<string[]> FillAsync(HttpClient client, Uri server, CancellationToken stop)
        => [.. await Task.WhenAll(Headers.Select(header => FillAsync(header, client, server, stop)))];

    private async Task<string> FillAsync(string header, HttpClient client, Uri server, CancellationToken stop)
    {
        if (header.Contains(Bearer, StringComparison.Ordinal))
        {
            return header.Replace(Bearer, await client.GetStringAsync(new Uri(server, "/token"), stop), StringComparison.Ordinal);
        }

        if (header.Contains(Cookie, StringComparison.Ordinal))
        {
            using var signedIn = (await client.GetAsync(new Uri(server, "/sign-in"), stop)).EnsureSuccessStatusCode();
            return header.Replace(Cookie, signedIn.Headers.GetValues("Set-Cookie").First().Split(';')[0], StringComparison.Ordinal);
        }

        if (header.Contains(Tag, StringComparison.Ordinal))
        {
            using var answer = (await client.GetAsync(new Uri(server, Path), stop)).EnsureSuccessStatusCode();
            return header.Replace(Tag, $"{answer.Headers.ETag}", StringComparison.Ordinal);
        }

        return header;
    }
}
