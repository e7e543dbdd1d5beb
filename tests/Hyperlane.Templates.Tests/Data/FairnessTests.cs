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
        await using var app = await data.StartAsync(data.NewFolder(), "--Data:QueryTimeout=01:00:00", "--Data:ConcurrentQueries=3", "--Data:WaitingQueriesPerClient=2");
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
        using var file = new BigFile(300_000);
        var jobs = new List<Guid>();
        for (var i = 0; i < 4; i++) // one is read, two wait, and one is too many
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/datasets?name=greedy{i}") { Content = new StreamContent(File.OpenRead(file.Path)) };
            request.Headers.Add("Prefer", "respond-async");
            jobs.Add((await Answer.OfAsync(greedy, request)).Expect(HttpStatusCode.Accepted)["id"]!.GetValue<Guid>());
        }

        await app.LoadAsync("modest", "a\n1\n");

        var refused = await JobEvents.UntilAsync(app, jobs[3], job => JobEvents.StateOf(job) == "failed");
        Assert.Equal(429, (int)refused["problem"]!["status"]!);
        Assert.Equal("reading", JobEvents.StateOf((await app.GetAsync($"/jobs/{jobs[2]}")).Expect(HttpStatusCode.OK)));
    }

    private static async Task<HttpStatusCode> AskAsync(HttpClient client, CancellationToken leave)
    {
        using var question = new StringContent(new JsonObject { ["sql"] = Long }.ToJsonString(), new MediaTypeHeaderValue("application/json"));
        using var answer = await client.PostAsync(new Uri("/query", UriKind.Relative), question, leave);
        return answer.StatusCode;
    }
}
