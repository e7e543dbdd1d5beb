using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace Hyperlane.Templates.Tests.Chat;

/// <summary>A message with a receipt is there for good, and once, whatever happens to the server.</summary>
[Collection<ChatTests>]
public sealed class DurabilityTests(GeneratedChat chat)
{
    [Fact]
    public async Task Killed_while_ten_talk_it_has_lost_nothing_with_a_receipt_and_doubled_nothing_sent_again()
    {
        const int people = 10, each = 40;
        var database = chat.NewDatabase();
        var receipts = new ConcurrentDictionary<string, long>();
        var app = await chat.StartAsync(database);
        try
        {
            for (var kill = 0; kill < 3; kill++)
            {
                var talking = Enumerable.Range(0, people).Select(i => TalkAsync(app.Url, $"P{i}", each, receipts, all: false)).ToList();
                var enough = people * each * (kill + 1) / 4;
                while (receipts.Count < enough && talking.Exists(talk => !talk.IsCompleted))
                {
                    await Task.Delay(1);
                }

                await app.KillAsync();
                await Task.WhenAll(talking);
                await app.DisposeAsync();
                app = await chat.StartAsync(database);
            }

            // All say all again, with the same ids, until each has its receipt.
            await Task.WhenAll(Enumerable.Range(0, people).Select(i => TalkAsync(app.Url, $"P{i}", each, receipts, all: true)));

            var stored = new List<JsonNode>();
            for (long? before = null; before is not 1;)
            {
                var page = JsonNode.Parse(await app.Client.GetStringAsync(
                    new Uri($"/rooms/lobby/messages?limit=200{(before is null ? "" : $"&before={before}")}", UriKind.Relative)))!.AsArray();
                stored.InsertRange(0, page!);
                before = page[0]!["id"]!.GetValue<long>();
            }

            Assert.Equal(people * each, stored.Count);
            Assert.Equal(Enumerable.Range(1, people * each).Select(id => (long)id),
                stored.Select(message => message["id"]!.GetValue<long>()));
            Assert.Equal(
                receipts.OrderBy(receipt => receipt.Value),
                stored.Select(message => KeyValuePair.Create(message["clientId"]!.GetValue<string>(), message["id"]!.GetValue<long>())));
        }
        finally
        {
            await app.DisposeAsync();
        }
    }

    /// <summary>Says numbered things, and notes the receipts: each number has one id for ever.</summary>
    private static async Task TalkAsync(Uri server, string name, int count, ConcurrentDictionary<string, long> receipts, bool all)
    {
        try
        {
            await using var client = await ChatClient.JoinAsync(server, "lobby", name, session: "session-" + name);
            for (var i = 0; i < count; i++)
            {
                var clientId = $"{name}-{i}";
                if (!all && receipts.ContainsKey(clientId))
                {
                    continue;
                }

                await client.SayAsync($"{i} of {name}", clientId);
                while (true)
                {
                    var next = await client.NextAsync() ?? throw new WebSocketException("closed");
                    if (next["code"]?.GetValue<string>() == "slow-down")
                    {
                        await Task.Delay(60); // as it says
                        await client.SayAsync($"{i} of {name}", clientId);
                    }
                    else if (next["clientId"]?.GetValue<string>() == clientId)
                    {
                        var id = next["id"]!.GetValue<long>();
                        Assert.Equal(id, receipts.GetOrAdd(clientId, id));
                        break;
                    }
                }
            }
        }
        catch (Exception error) when (!all && error is WebSocketException or SocketException or OperationCanceledException)
        {
            // The server was killed.
        }
    }
}
