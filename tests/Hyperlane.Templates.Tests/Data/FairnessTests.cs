using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>One client that asks for a lot, and the others.</summary>
[Collection<DataTests>]
public sealed class FairnessTests(GeneratedData data)
{
    private const string Long = "SELECT count(*) FROM range(1000000000000)";

    [Fact]
    public async Task One_client_has_its_share_of_the_places_and_no_more()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "A second address of this machine is taken for granted, as Linux has it.");
        await using var app = await data.StartAsync(data.NewFolder(), "--Data:QueryTimeout=01:00:00", "--Data:ConcurrentQueries=3", "--Data:WaitingQueriesPerClient=2");
        using var greedy = ClientFrom(IPAddress.Parse("127.0.0.2"), app.App.Url);
        using var leave = new CancellationTokenSource();
        var asking = Enumerable.Range(0, 5).Select(_ => AskAsync(greedy, leave.Token)).ToList();

        // Two of the five are at work, two wait, and one is too many.
        var refused = await Task.WhenAny(asking);
        Assert.Equal(HttpStatusCode.TooManyRequests, await refused);
        await Bystander.EnsureAnsweredAsync(app);
        Assert.Equal(4, asking.Count(task => !task.IsCompleted));

        await leave.CancelAsync();
        asking.Remove(refused);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(asking));
    }

    private static async Task<HttpStatusCode> AskAsync(HttpClient client, CancellationToken leave)
    {
        using var question = new StringContent(new JsonObject { ["sql"] = Long }.ToJsonString(), new MediaTypeHeaderValue("application/json"));
        using var answer = await client.PostAsync(new Uri("/query", UriKind.Relative), question, leave);
        return answer.StatusCode;
    }

    /// <summary>A client with another address.</summary>
    private static HttpClient ClientFrom(IPAddress address, Uri service) => new(new SocketsHttpHandler
    {
        ConnectCallback = async (context, stop) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            socket.Bind(new IPEndPoint(address, 0));
            await socket.ConnectAsync(context.DnsEndPoint, stop);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    { BaseAddress = service };
}
