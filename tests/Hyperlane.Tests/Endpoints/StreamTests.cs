using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Threading.Channels;
using Hyperlane.Endpoints;
using Hyperlane.Http;
using Hyperlane.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Tests.Endpoints;

/// <summary>JSON lines and server-sent events, the same over memory and over sockets.</summary>
public abstract class StreamTests(bool inMemory, TransportKind transport = TransportKind.Auto)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly WatchedProducer _producer = new();

    /// <summary>How an endless answer is written.</summary>
    public enum Kind
    {
        Lines,
        Events,
    }

    [Fact]
    public async Task Lines_are_JSON_each_and_never_indented()
    {
        await using var app = await StartAsync(context => context.JsonLines(Producers.Of(new Point(1, "a\nb"), new Point(2, "é"))),
            json => json.WriteIndented = true);
        using var response = await app.Client.GetAsync(Quiet.Path("/"));

        Assert.Equal("application/jsonl", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("{\"x\":1,\"name\":\"a\\nb\"}\n{\"x\":2,\"name\":\"é\"}\n", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(null, "application/jsonl")]
    [InlineData("*/*", "application/jsonl")]
    [InlineData("application/json, text/plain, */*", "application/jsonl")]
    [InlineData("application/jsonl, application/json", "application/jsonl")]
    [InlineData("application/json;q=0.5, application/jsonl", "application/jsonl")]
    [InlineData("nonsense;;q=,", "application/jsonl")]
    [InlineData("application/json", "application/json")]
    [InlineData("APPLICATION/JSON", "application/json")]
    [InlineData("application/json, */*;q=0.1", "application/json")]
    public async Task Items_are_lines_or_an_array_as_the_client_likes(string? accept, string type)
    {
        await using var app = await StartAsync(context => context.JsonItems(Producers.Of(1, 2)));
        using var request = new HttpRequestMessage(HttpMethod.Get, Quiet.Path("/"));
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        using var response = await app.Client.SendAsync(request);
        Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("Accept", response.Headers.Vary.ToString());
        Assert.Equal(type == "application/json" ? "[1,2]" : "1\n2\n", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task No_items_are_an_empty_array()
    {
        await using var app = await StartAsync(context => context.JsonArray(Producers.Of<int>()));

        Assert.Equal("[]", await app.Client.GetStringAsync(Quiet.Path("/")));
    }

    [Fact]
    public async Task No_lines_are_an_empty_answer()
    {
        await using var app = await StartAsync(context => context.JsonLines(Producers.Of<int>()));

        Assert.Equal("", await app.Client.GetStringAsync(Quiet.Path("/")));
    }

    [Fact]
    public async Task Many_lines_arrive_all()
    {
        await using var app = await StartAsync(context => context.JsonLines(Producers.Of([.. Enumerable.Range(0, 100_000)])));

        Assert.Equal(string.Concat(Enumerable.Range(0, 100_000).Select(i => $"{i}\n")), await app.Client.GetStringAsync(Quiet.Path("/")));
    }

    [Fact]
    public async Task Events_are_text_as_it_is_and_JSON_else()
    {
        await using var app = await StartAsync(context => context.ServerSentEvents(Producers.Of(
            new SseItem<string>("one"),
            new SseItem<string>("a\nb\r\nc", "note") { EventId = "7", ReconnectionInterval = TimeSpan.FromSeconds(2) },
            new SseItem<string>("\"é\""))));
        using var response = await app.Client.GetAsync(Quiet.Path("/"));

        Assert.Equal(("text/event-stream", true),
            (response.Content.Headers.ContentType!.ToString(), response.Headers.CacheControl!.NoCache));
        Assert.Equal("data: one\n\nevent: note\ndata: a\ndata: b\ndata: c\nid: 7\nretry: 2000\n\ndata: \"é\"\n\n",
            await response.Content.ReadAsStringAsync());

        await using var points = await StartAsync(context =>
            context.ServerSentEvents(Producers.Of(new SseItem<Point>(new Point(1, "a\nb")))));
        Assert.Equal("data: {\"x\":1,\"name\":\"a\\nb\"}\n\n", await points.Client.GetStringAsync(Quiet.Path("/")));
    }

    [Fact]
    public async Task Events_keep_what_the_handler_says_of_caching()
    {
        await using var app = await StartAsync(context =>
        {
            context.Response.Headers["Cache-Control"] = "no-store";
            return context.ServerSentEvents(Producers.Of<SseItem<string>>());
        });
        using var response = await app.Client.GetAsync(Quiet.Path("/"));

        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
    }

    [Theory]
    [InlineData(Kind.Lines)]
    [InlineData(Kind.Events)]
    public async Task Each_item_arrives_before_the_next_is_made(Kind kind)
    {
        var items = Channel.CreateUnbounded<int>();
        await using var app = await StartAsync(context => WriteAsync(context, kind, items.Reader.ReadAllAsync()));
        items.Writer.TryWrite(0);
        using var response = await app.Client.GetAsync(Quiet.Path("/"), HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(kind == Kind.Lines ? $"{i}" : $"data: {i}", await reader.ReadLineAsync().WaitAsync(Patience));
            Assert.True(kind == Kind.Lines || (await reader.ReadLineAsync().WaitAsync(Patience))!.Length == 0);
            items.Writer.TryWrite(i + 1);
        }

        items.Writer.Complete();
        Assert.Equal(kind == Kind.Lines ? "4\n" : "data: 4\n\n", await reader.ReadToEndAsync().WaitAsync(Patience));
    }

    [Fact]
    public async Task The_head_of_events_arrives_before_the_first()
    {
        await using var app = await StartAsync(
            context => WriteAsync(context, Kind.Events, Producers.EndlessAfterAsync(Task.Delay(Timeout.Infinite, context.RequestAborted))));

        using var response = await app.Client.GetAsync(Quiet.Path("/"), HttpCompletionOption.ResponseHeadersRead).WaitAsync(Patience);

        Assert.Equal(200, (int)response.StatusCode);
    }

    [Theory]
    [InlineData(Kind.Lines, true)]
    [InlineData(Kind.Lines, false)]
    [InlineData(Kind.Events, true)]
    [InlineData(Kind.Events, false)]
    public async Task A_client_that_leaves_ends_the_producer(Kind kind, bool busy)
    {
        var log = new ErrorLog();
        await using var app = await Quiet.StartAsync(
            app => app.Get("/", context => WriteAsync(context, kind, _producer.EndlessAsync(busy))),
            inMemory,
            builder => builder.Services.AddSingleton<ILoggerProvider>(log),
            arguments: [$"--Hyperlane:Transport={transport}"]);
        await using (var client = new RawClient(app))
        {
            await client.SendAsync("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            Assert.False(await client.IsClosedAsync());
            await _producer.Begun.WaitAsync(Patience);
        }

        await _producer.Ended.WaitAsync(Patience);
        await app.App.StopAsync();
        Assert.Empty(log.Errors);
    }

    [Theory]
    [InlineData(Kind.Lines, true)]
    [InlineData(Kind.Lines, false)]
    [InlineData(Kind.Events, true)]
    [InlineData(Kind.Events, false)]
    public async Task A_server_that_stops_ends_the_answer_whole(Kind kind, bool listens)
    {
        await using var app = await StartAsync(context =>
            WriteAsync(context, kind, listens ? _producer.EndlessAsync(busy: false) : _producer.DeafAsync()));
        await using var client = new RawClient(app);
        await client.SendAsync("GET / HTTP/1.1\r\nHost: a\r\n\r\n");

        var answer = client.ReadAsync();
        await _producer.Begun.WaitAsync(Patience);
        await app.App.StopAsync().WaitAsync(Patience);

        // The reader insists on the last chunk: the client can tell an end from a cut.
        Assert.Equal(kind == Kind.Lines ? "0\n" : "data: 0\n\n", (await answer).Body);
        Assert.True(await client.IsClosedAsync());
    }

    [Theory]
    [InlineData(Kind.Lines)]
    [InlineData(Kind.Events)]
    public async Task A_client_that_does_not_read_holds_up_the_stop_to_its_deadline_only(Kind kind)
    {
        await using var app = await StartAsync(context => WriteAsync(context, kind, _producer.EndlessAsync(busy: true)));
        await using var client = new RawClient(app);
        await client.SendAsync("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        await _producer.Begun.WaitAsync(Patience);
        using var deadline = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        await app.App.StopAsync(deadline.Token).WaitAsync(Patience);
    }

    [Fact]
    public async Task A_handler_that_has_an_end_is_not_disturbed_by_the_stop()
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource();
        var stopping = new TaskCompletionSource();
        await using var app = await StartAsync(async context =>
        {
            using var registration = context.ServerStopping.Register(stopping.SetResult);
            begun.SetResult();
            await release.Task;
            await context.Text($"{context.RequestAborted.IsCancellationRequested}");
        });
        var answer = app.Client.GetStringAsync(Quiet.Path("/"));
        await begun.Task.WaitAsync(Patience);

        var stop = app.App.StopAsync();
        await stopping.Task.WaitAsync(Patience);
        release.SetResult();

        Assert.Equal("False", await answer.WaitAsync(Patience));
        await stop.WaitAsync(Patience);
    }

    [Theory]
    [InlineData(Kind.Lines)]
    [InlineData(Kind.Events)]
    public async Task A_producer_that_fails_later_cuts_the_connection(Kind kind)
    {
        await using var app = await StartAsync(context => WriteAsync(context, kind, Producers.FailAsync(after: 1)));

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => app.Client.GetStringAsync(Quiet.Path("/")));
    }

    [Fact]
    public async Task A_producer_that_fails_at_once_is_a_problem()
    {
        await using var app = await StartAsync(context => context.JsonLines(Producers.FailAsync(after: 0)));
        using var response = await app.Client.GetAsync(Quiet.Path("/"));

        Assert.Equal((500, "application/problem+json"), ((int)response.StatusCode, response.Content.Headers.ContentType!.MediaType));
    }

    [Theory]
    [InlineData(Kind.Lines, "application/jsonl")]
    [InlineData(Kind.Events, "text/event-stream")]
    public async Task HEAD_starts_no_producer(Kind kind, string contentType)
    {
        await using var app = await StartAsync(context => WriteAsync(context, kind, _producer.EndlessAsync(busy: true)));
        await using var client = new RawClient(app);

        var response = await client.AskAsync("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n", head: true);

        Assert.Equal((200, contentType, false), (response.Status, response.Headers["Content-Type"], _producer.Begun.IsCompleted));
    }

    private static ValueTask WriteAsync(HttpContext context, Kind kind, IAsyncEnumerable<int> items) => kind == Kind.Lines
        ? context.JsonLines(items)
        : context.ServerSentEvents(items.Select(item => new SseItem<int>(item)));

    private Task<TestApp> StartAsync(RequestDelegate handler, Action<JsonSerializerOptions>? configure = null)
        => Quiet.StartAsync(app => app.Get("/", handler), inMemory, builder => configure?.Invoke(builder.Json),
            arguments: [$"--Hyperlane:Transport={transport}"]);

    public sealed record Point(int X, string Name);
}
