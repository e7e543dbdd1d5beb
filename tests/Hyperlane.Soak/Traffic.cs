using System.Net.Http.Json;

namespace Hyperlane.Soak;

/// <summary>Everything that clients do. What well-behaved ones are denied counts as a failure.</summary>
internal sealed class Traffic(Uri url, Uri secureUrl)
{
    private long _requests;
    private long _failures;
    private string? _firstFailure;

    public long Requests => Interlocked.Read(ref _requests);

    public long Failures => Interlocked.Read(ref _failures);

    public string? FirstFailure => _firstFailure;

    public Task RunAsync(int clients, CancellationToken end)
    {
        Func<HttpClient, Task>[] good = [PlainAsync, JsonAsync, UploadAsync, LinesAsync, LargeAsync, RefusedAsync, SocketAsync];
        var goodbyes = new Goodbyes(url, secureUrl);
        Func<Task>[] bad = [.. new BadClients(url).All, goodbyes.LeaveAsync, goodbyes.LeaveHandshakeAsync];
        return Task.WhenAll(Enumerable.Range(0, clients).SelectMany(_ => good.Select(kind => RepeatAsync(kind, end))
            .Concat(bad.Select(kind => Task.Run(() => MisbehaveAsync(kind, end), CancellationToken.None)))));
    }

    private static Uri At(string path) => new(path, UriKind.Relative);

    private static async Task PlainAsync(HttpClient client)
    {
        if (await client.GetStringAsync(At("/")) != "Hello, World!")
        {
            throw new InvalidOperationException("another answer");
        }
    }

    private static async Task JsonAsync(HttpClient client)
    {
        using var response = await client.PostAsJsonAsync(At("/json"), new Dictionary<string, string> { ["a"] = "b" });
        response.EnsureSuccessStatusCode();
    }

    private static async Task UploadAsync(HttpClient client)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(new byte[200_000]), "file", "a.bin" } };
        using var response = await client.PostAsync(At("/upload"), form);
        response.EnsureSuccessStatusCode();
    }

    private static async Task LinesAsync(HttpClient client) => await client.GetStringAsync(At("/lines"));

    private static async Task LargeAsync(HttpClient client) => await client.GetByteArrayAsync(At("/large"));

    private static async Task RefusedAsync(HttpClient client)
    {
        using var response = await client.GetAsync(At("/fail"));
        if ((int)response.StatusCode != 418)
        {
            throw new InvalidOperationException($"{response.StatusCode}");
        }
    }

    private async Task SocketAsync(HttpClient client)
    {
        using var socket = new System.Net.WebSockets.ClientWebSocket();
        await socket.ConnectAsync(new UriBuilder(url) { Scheme = "ws", Path = "/echo" }.Uri, CancellationToken.None);
        var buffer = new byte[1000];
        for (var i = 0; i < 100; i++)
        {
            await socket.SendAsync("hello"u8.ToArray(), System.Net.WebSockets.WebSocketMessageType.Text, true, CancellationToken.None);
            await socket.ReceiveAsync(buffer, CancellationToken.None);
        }

        await socket.CloseAsync(System.Net.WebSockets.WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
    }

    private async Task RepeatAsync(Func<HttpClient, Task> kind, CancellationToken end)
    {
        using var client = new HttpClient { BaseAddress = url, Timeout = TimeSpan.FromSeconds(30) };
        while (!end.IsCancellationRequested)
        {
            try
            {
                await kind(client);
                Interlocked.Increment(ref _requests);
            }
            catch (Exception error)
            {
                Interlocked.Increment(ref _failures);
                Interlocked.CompareExchange(ref _firstFailure, $"{kind.Method.Name}: {error.Message}", null);
            }
        }
    }

    private async Task MisbehaveAsync(Func<Task> kind, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            try
            {
                await kind();
                Interlocked.Increment(ref _requests);
            }
            catch (Exception error) when (error is IOException or System.Net.Sockets.SocketException)
            {
                // As it deserves.
            }
        }
    }
}
