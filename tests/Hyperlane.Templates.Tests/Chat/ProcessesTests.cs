using System.Text.Json.Nodes;
using Hyperlane.Templates.Tests.Support;

namespace Hyperlane.Templates.Tests.Chat;

/// <summary>With Redis and PostgreSQL, two programs on two ports are one chat.</summary>
public sealed class ProcessesTests(TemplatePack pack)
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Two_processes_are_one_chat_and_a_killed_Redis_loses_nothing(string database)
    {
        const int people = 6, each = 40;
        await using var redis = await RedisServer.StartAsync();
        await using var postgres = database == "postgres" ? await PostgresServer.StartAsync() : null;
        using var folder = new TestFolder();
        var project = await pack.Hive.CreateAsync("hyperlane-chat", "Chat", folder.Path, "--backplane", "redis", "--database", database);
        await project.BuildAsync();
        string[] settings = [$"--Chat:Redis={redis.Configuration}",
            $"--Chat:Database={postgres?.ConnectionString ?? Path.Combine(folder.Path, "chat.db")}"];
        await using var one = await project.StartAsync("Production", arguments: settings);
        await using var two = await project.StartAsync("Production", arguments: settings);
        RunningApp[] apps = [one, two];

        var clients = new List<ChatClient>();
        for (var i = 0; i < people; i++)
        {
            clients.Add(await ChatClient.JoinAsync(apps[i % 2].Url, "lobby", $"P{i}", session: $"session-{i}"));
        }

        await using (var thief = await ChatClient.ConnectAsync(two.Url, "lobby", "P0"))
        {
            Assert.Equal("name-taken", (await thief.NextAsync())!["code"]!.GetValue<string>());
        }

        var heard = clients.Select(client => client.ReadMessagesAsync(people * each)).ToList();
        var said = 0;
        var talking = Task.WhenAll(clients.Select(async (client, who) =>
        {
            for (var i = 0; i < each; i++)
            {
                await client.SayAsync($"{who}: {i}", $"{i}");
                Interlocked.Increment(ref said);
                await Task.Delay(110); // as fast as one may
            }
        }));
        await UntilAsync(() => said > people * each / 3);
        await redis.KillAsync();
        await UntilAsync(() => said > people * each * 2 / 3);
        await redis.StartAgainAsync();
        await talking;
        var lists = await Task.WhenAll(heard).WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(Enumerable.Range(1, people * each).Select(id => (long)id), lists[0]
            .Select(message => message["id"]!.GetValue<long>()));
        Assert.All(lists, list => Assert.Equal(lists[0].Select(message => message.ToJsonString()),
            list.Select(message => message.ToJsonString())));
        Assert.All(lists[0].GroupBy(message => message["from"]!.GetValue<string>()), own => Assert.Equal(
            Enumerable.Range(0, each).Select(i => $"{own.Key[1..]}: {i}"), own.Select(message => message["text"]!.GetValue<string>())));

        // Who was served by a process that is killed has left, for those of the other.
        await one.KillAsync();
        var left = new HashSet<string>();
        while (left.Count < people / 2)
        {
            left.Add((await clients[1].ReadAsync("left"))["name"]!.GetValue<string>());
        }

        Assert.Equal(["P0", "P2", "P4"], left.Order());
        var rooms = JsonNode.Parse(await two.Client.GetStringAsync(new Uri("/rooms", UriKind.Relative)))!.AsArray();
        Assert.Equal(people / 2, rooms[0]!["members"]!.GetValue<int>());
        foreach (var client in clients)
        {
            await client.DisposeAsync();
        }
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var hang = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!holds())
        {
            await Task.Delay(5, hang.Token);
        }
    }
}
