using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Hyperlane.Templates.Tests.Support;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>One client that asks for a lot, and the others.</summary>
[Collection<DataTests>]
public sealed class FairnessTests(GeneratedData data)
{
    private const string Long = "SELECT count(*) FROM range(1000000000000)";

    [Fact]
    public async Task One_client_has_its_share_of_the_places_and_no_more()
    {
        await using var app = await data.StartAsync(data.NewFolder(), "--Data:QueryTimeout=01:00:00", "--Data:ConcurrentQueries=3",
            "--Data:WaitingQueriesPerClient=2");
        using var greedy = Clients.From("127.0.0.2", app.App.Url);
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

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task The_files_of_one_client_wait_behind_those_of_others(string engine)
    {
        await using var app = await data.StartAsync(await data.NewPlaceAsync(engine), "--Data:WaitingQueriesPerClient=2");
        using var greedy = Clients.From("127.0.0.2", app.App.Url);
        var slow = await SendAsync(greedy, "greedy0", SlowFile.Content);
        await JobEvents.UntilAsync(app, slow, job => JobEvents.StateOf(job) == "reading");
        var waiting = await SendAsync(greedy, "greedy1", "a\n1\n"u8.ToArray());
        var last = await SendAsync(greedy, "greedy2", "a\n1\n"u8.ToArray());
        var refused = await SendAsync(greedy, "greedy3", "a\n1\n"u8.ToArray());

        var modest = await SendAsync(app.App.Client, "modest", "a\n1\n"u8.ToArray());
        await JobEvents.UntilAsync(app, modest, job => JobEvents.StateOf(job) == "reading");
        Assert.Equal(HttpStatusCode.NoContent, (await app.DeleteAsync($"/jobs/{slow}")).Status); // whose turn is it now?

        Assert.Equal(429, (int)(await JobEvents.UntilAsync(app, refused,
            job => JobEvents.StateOf(job) == "failed"))["problem"]!["status"]!);
        foreach (var job in new[] { modest, waiting, last })
        {
            await JobEvents.UntilAsync(app, job, now => JobEvents.StateOf(now) == "done");
        }

        var all = (await app.GetAsync("/datasets")).Expect(HttpStatusCode.OK).AsArray(); // the oldest first
        Assert.Equal(["eclipses", "modest", "greedy1", "greedy2"], all.Select(dataset => dataset!["name"]!.GetValue<string>()));
    }

    private static async Task<Guid> SendAsync(HttpClient client, string name, byte[] file)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/datasets?name={name}") { Content = new ByteArrayContent(file) };
        request.Headers.Add("Prefer", "respond-async");
        return (await Answer.OfAsync(client, request)).Expect(HttpStatusCode.Accepted)["id"]!.GetValue<Guid>();
    }

    private static async Task<HttpStatusCode> AskAsync(HttpClient client, CancellationToken leave)
    {
        using var question = new StringContent(new JsonObject { ["sql"] = Long }.ToJsonString(),
            new MediaTypeHeaderValue("application/json"));
        using var answer = await client.PostAsync(new Uri("/query", UriKind.Relative), question, leave);
        return answer.StatusCode;
    }
}
