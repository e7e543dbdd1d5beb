using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>The processes that do the work: when they end, what they know, and what they leave.</summary>
[Collection<DataTests>]
public sealed class WorkerTests(GeneratedData data) : IAsyncLifetime
{
    /// <summary>DuckDB does not look whether it is to stop.</summary>
    private const string Stubborn = "SELECT levenshtein(repeat('a', 300000), repeat('b', 300000))";

    /// <inheritdoc/>
    public ValueTask InitializeAsync()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The processes are counted as Linux tells them.");
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task At_the_deadline_it_is_killed()
    {
        await using var app = await data.StartAsync(data.NewFolder(), "--Data:QueryTimeout=00:00:03");
        var asking = app.QueryAsync(Stubborn);
        var seen = Workers.Of(app.App.Id);
        while (!asking.IsCompleted)
        {
            seen.UnionWith(Workers.Of(app.App.Id));
            await Task.WhenAny(asking, Task.Delay(50, TestContext.Current.CancellationToken));
        }

        (await asking).ExpectProblem(422);

        await Workers.UntilAsync(() => !seen.All(Workers.IsRunning), "the worker ends");
        await Bystander.EnsureAnsweredAsync(app);
    }

    [Fact]
    public async Task When_its_client_leaves_it_is_killed()
    {
        await using var app = await data.StartAsync(data.NewFolder(), "--Data:QueryTimeout=01:00:00");
        using var leave = new CancellationTokenSource();
        using var question = new StringContent(new JsonObject { ["sql"] = Stubborn }.ToJsonString(),
            new MediaTypeHeaderValue("application/json"));
        var asking = app.App.Client.PostAsync(new Uri("/query", UriKind.Relative), question, leave.Token);
        var busy = await BusyAsync(app);

        await leave.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        await Workers.UntilAsync(() => !Workers.IsRunning(busy), "the worker ends");
        await Bystander.EnsureAnsweredAsync(app);
    }

    [Fact]
    public async Task When_the_service_is_killed_its_workers_end_whatever_they_do()
    {
        await using var app = await data.StartAsync(data.NewFolder(), "--Data:QueryTimeout=01:00:00");
        var asking = app.QueryAsync(Stubborn);
        var workers = Workers.Of(app.App.Id);
        workers.Add(await BusyAsync(app));

        Signal.Kill(app.App.Id);

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => asking);
        await Workers.UntilAsync(() => !workers.Any(Workers.IsRunning), "the workers end");
    }

    [Fact]
    public async Task When_the_service_stops_its_workers_end_and_leave_nothing()
    {
        await using var app = await data.StartAsync(data.NewFolder());
        await app.QueryAsync("SELECT 1");
        var workers = Workers.Of(app.App.Id);
        Assert.NotEmpty(workers);

        Assert.Equal(0, await app.App.TerminateAsync());

        await Workers.UntilAsync(() => !workers.Any(Workers.IsRunning), "the workers end");
        Assert.Empty(Directory.GetDirectories(Path.Combine(app.Place.Folder, "loading")));
    }

    [Fact]
    public async Task When_a_worker_dies_another_one_stands_ready()
    {
        await using var app = await data.StartAsync(data.NewFolder());
        for (var i = 0; i < 3; i++)
        {
            await app.QueryAsync("SELECT 1");
            foreach (var worker in Workers.Of(app.App.Id))
            {
                Signal.Kill(worker);
            }

            await Workers.UntilAsync(() => Workers.Of(app.App.Id).Count == 0
                || Workers.Of(app.App.Id).All(Workers.IsRunning), "the dead are known to be dead");
            await Bystander.EnsureAnsweredAsync(app);
        }
    }

    [Fact]
    public async Task A_client_that_asks_again_meets_its_own_DuckDB_and_never_that_of_another()
    {
        const string ask = "SELECT txid_current()"; // it counts what was done in a DuckDB
        await using var app = await data.StartAsync(data.NewFolder());
        using var ada = Clients.From("127.0.0.2", app.App.Url);
        using var bob = Clients.From("127.0.0.3", app.App.Url);
        var first = await NumberAsync(ada);
        var later = new List<long>();
        for (var i = 0; i < 10; i++)
        {
            later.Add(await NumberAsync(ada));
        }

        Assert.Contains(later, number => number > first);
        Assert.Equal(first, await NumberAsync(bob));

        async Task<long> NumberAsync(HttpClient client)
        {
            using var question = new StringContent(new JsonObject { ["sql"] = ask }.ToJsonString(),
                new MediaTypeHeaderValue("application/json"));
            using var answer = await client.PostAsync(new Uri("/query", UriKind.Relative), question);
            return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["rows"]![0]![0]!.GetValue<long>();
        }
    }

    [Fact]
    public async Task It_knows_nothing_of_what_the_service_was_told()
    {
        await using var app = await data.StartAsync(data.NewFolder());
        await app.QueryAsync("SELECT 1");
        var worker = Workers.Of(app.App.Id).First();

        var environment = await File.ReadAllTextAsync($"/proc/{worker}/environ", TestContext.Current.CancellationToken);
        var arguments = (await File.ReadAllTextAsync($"/proc/{worker}/cmdline", TestContext.Current.CancellationToken)).TrimEnd('\0')
            .Split('\0');

        Assert.DoesNotContain("DOTNET_ENVIRONMENT", environment, StringComparison.Ordinal);
        Assert.Equal(["--worker"], arguments[1..]);
    }

    [Fact]
    public async Task Many_datasets_take_no_more_descriptors_than_few()
    {
        await using var app = await data.StartAsync(data.NewFolder());
        await app.LoadAsync("first", "a\n1\n");
        var before = Descriptors();

        for (var i = 0; i < 20; i++)
        {
            await app.LoadAsync($"small {i}", $"a\n{i}\n");
            await app.RowsAsync($"SELECT * FROM \"small {i}\"");
        }

        Assert.InRange(Descriptors(), 1, before + 10);

        int Descriptors() => Workers.Of(app.App.Id).Append(app.App.Id).Max(process => Directory.GetFiles($"/proc/{process}/fd").Length);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await data.EnsureWellAsync();

    /// <summary>Waits until a worker works, and says which one.</summary>
    private static async Task<int> BusyAsync(DataApp app)
    {
        var worker = 0;
        var seen = new Dictionary<int, long>();
        await Workers.UntilAsync(
            () =>
            {
                foreach (var process in Workers.Of(app.App.Id))
                {
                    var ticks = Workers.TicksOf(process);
                    if (ticks - seen.GetValueOrDefault(process, ticks) > 150) // a second and a half: more than a start takes
                    {
                        worker = process;
                    }

                    seen.TryAdd(process, ticks);
                }

                return worker != 0;
            },
            "a worker works");
        return worker;
    }
}
