using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>What a service tells of a job, from now on until its end.</summary>
public static class JobEvents
{
    /// <summary>All events of a job, to the end of the stream.</summary>
    public static async Task<IReadOnlyList<(string Type, JsonNode Job)>> ReadAllAsync(DataApp app, Guid job)
    {
        var list = new List<(string, JsonNode)>();
        await using var stream = await app.App.Client.GetStreamAsync(new Uri($"/jobs/{job}/events", UriKind.Relative));
        await foreach (var item in SseParser.Create(stream).EnumerateAsync())
        {
            list.Add((item.EventType, JsonNode.Parse(item.Data)!));
        }

        return list;
    }

    /// <summary>Asks again and again until a job is as far, and returns it.</summary>
    public static async Task<JsonNode> UntilAsync(DataApp app, Guid job, Func<JsonNode, bool> holds)
    {
        using var hang = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var answer = await app.GetAsync($"/jobs/{job}");
            if (answer.Status == System.Net.HttpStatusCode.OK && holds(answer.Json))
            {
                return answer.Json;
            }

            await Task.Delay(5, hang.Token);
        }
    }

    /// <summary>The state of a job.</summary>
    public static string StateOf(JsonNode job) => job["state"]!.GetValue<string>();
}
