namespace Hyperlane.Benchmarks;

/// <summary>Before two servers are compared, they must do the same.</summary>
internal static class SameAnswer
{
    /// <exception cref="BenchmarkException">They answer differently.</exception>
    public static async Task CheckAsync(Server hyperlane, Server aspNetCore, BenchmarkCase @case, CancellationToken stop)
    {
        using var client = new HttpClient();
        var ours = await AskAsync(client, hyperlane, @case, stop);
        var theirs = await AskAsync(client, aspNetCore, @case, stop);
        if (ours != theirs)
        {
            throw new BenchmarkException($"{@case.Path} is answered differently:\n{hyperlane.Name}: {ours}\n{aspNetCore.Name}: {theirs}");
        }
    }

    private static async Task<string> AskAsync(HttpClient client, Server server, BenchmarkCase @case, CancellationToken stop)
    {
        var address = new Uri(server.Address, @case.Path);
        using var content = @case.Json is null ? null : new StringContent(@case.Json, null, "application/json");
        using var response = content is null ? await client.GetAsync(address, stop) : await client.PostAsync(address, content, stop);
        return response.IsSuccessStatusCode
            ? $"{(int)response.StatusCode} {response.Content.Headers.ContentType} {await response.Content.ReadAsStringAsync(stop)}"
            : throw new BenchmarkException($"{address} answers {(int)response.StatusCode}.");
    }
}
