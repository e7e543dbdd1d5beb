namespace Hyperlane.Benchmarks;

/// <summary>Before two servers are compared, they must do the same.</summary>
internal static class SameAnswer
{
    /// <exception cref="BenchmarkException">They answer differently.</exception>
    public static async Task CheckAsync(Server hyperlane, Server aspNetCore, BenchmarkCase @case, CancellationToken stop)
    {
        using var client = new HttpClient();
        var ours = await AskAsync(client, new Uri(hyperlane.Address, @case.Path), stop);
        var theirs = await AskAsync(client, new Uri(aspNetCore.Address, @case.Path), stop);
        if (ours != theirs)
        {
            throw new BenchmarkException($"{@case.Path} is answered differently:\n{hyperlane.Name}: {ours}\n{aspNetCore.Name}: {theirs}");
        }
    }

    private static async Task<string> AskAsync(HttpClient client, Uri address, CancellationToken stop)
    {
        using var response = await client.GetAsync(address, stop);
        return response.IsSuccessStatusCode
            ? $"{(int)response.StatusCode} {response.Content.Headers.ContentType} {await response.Content.ReadAsStringAsync(stop)}"
            : throw new BenchmarkException($"{address} answers {(int)response.StatusCode}.");
    }
}
