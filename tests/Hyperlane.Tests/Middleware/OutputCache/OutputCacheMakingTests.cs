using System.Buffers;
using System.Net;
using Hyperlane.Http;
using Hyperlane.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace Hyperlane.Tests.Middleware;

/// <summary>What happens while an answer is made, and when it is evicted.</summary>
public sealed class OutputCacheMakingTests
{
    private const int Many = 8;

    private readonly SemaphoreSlim _arrived = new(0);
    private readonly TaskCompletionSource _leave = new();

    [Fact]
    public async Task Of_many_at_the_same_time_one_calls_the_method()
    {
        await using var counter = await CacheCounter.StartAsync(outside: Count, answer: async (context, call) =>
        {
            await _leave.Task;
            await context.Text($"call {call}");
        });

        var asking = Enumerable.Range(0, Many).Select(_ => counter.GetAsync()).ToArray();
        await ArrivedAsync(Many);
        _leave.SetResult();
        Assert.All(await Task.WhenAll(asking), text => Assert.Equal("call 1", text));
        Assert.Equal(1, counter.Calls);
    }

    [Fact]
    public async Task When_the_first_fails_the_others_call_the_method_themselves()
    {
        await using var counter = await CacheCounter.StartAsync(outside: Count, answer: async (context, call) =>
        {
            await _leave.Task;
            await (call == 1 ? throw new ProblemException(503, "Not now.") : context.Text("done"));
        });

        var asking = Enumerable.Range(0, 3).Select(_ => counter.SendAsync()).ToArray();
        await ArrivedAsync(3);
        _leave.SetResult();
        var statuses = (await Task.WhenAll(asking)).Select(answer => answer.StatusCode).Order();
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable], statuses);
    }

    [Fact]
    public async Task Nobody_waits_for_the_end_of_a_stream()
    {
        await using var counter = await CacheCounter.StartAsync(answer: async (context, call) =>
        {
            await context.Response.BodyWriter.FlushAsync();
            await (call == 1 ? _leave.Task : Task.CompletedTask);
            context.Response.BodyWriter.Write("end"u8);
        });

        using var first = await counter.App.Client.GetAsync(Quiet.Path("/"), HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("end", await counter.GetAsync());
        Assert.Equal("end", await counter.GetAsync());
        _leave.SetResult();
        Assert.Equal("end", await first.Content.ReadAsStringAsync());
        Assert.Equal(3, counter.Calls);
    }

    [Fact]
    public async Task A_tag_lets_its_answers_go_and_no_others()
    {
        await using var counter = await CacheCounter.StartAsync(
            new() { Tags = { "posts" }, TagsOf = context => [$"post-{context.Request.RouteValues["id"]}"] }, pattern: "/posts/{id}");
        var store = counter.App.Services.GetRequiredService<IOutputCacheStore>();

        Assert.Equal(["call 1", "call 2"], [await counter.GetAsync("/posts/1"), await counter.GetAsync("/posts/2")]);
        await store.EvictByTagAsync("post-1");
        Assert.Equal(["call 3", "call 2"], [await counter.GetAsync("/posts/1"), await counter.GetAsync("/posts/2")]);
        await store.EvictByTagAsync("posts");
        Assert.Equal(["call 4", "call 5"], [await counter.GetAsync("/posts/1"), await counter.GetAsync("/posts/2")]);
        await store.EvictByTagAsync("other");
        Assert.Equal(["call 4", "call 5"], [await counter.GetAsync("/posts/1"), await counter.GetAsync("/posts/2")]);
    }

    [Fact]
    public async Task An_answer_that_was_begun_before_its_tag_was_evicted_is_not_kept()
    {
        await using var counter = await CacheCounter.StartAsync(new() { Tags = { "posts" } }, outside: Count, answer: async (context, call) =>
        {
            await (call == 1 ? _leave.Task : Task.CompletedTask);
            await context.Text($"call {call}");
        });

        var first = counter.GetAsync();
        await ArrivedAsync(1);
        Assert.Equal(1, counter.Calls);
        await counter.App.Services.GetRequiredService<IOutputCacheStore>().EvictByTagAsync("posts");
        _leave.SetResult();
        Assert.Equal("call 1", await first);
        Assert.Equal("call 2", await counter.GetAsync());
        Assert.Equal("call 2", await counter.GetAsync());
    }

    [Fact]
    public async Task The_memory_keeps_what_was_asked_for_last_and_bounds_what_it_knows_of_tags()
    {
        var store = new MemoryOutputCacheStore(5000);
        await store.SetAsync("a", Entry(1000), default);
        await store.SetAsync("b", Entry(1000), default);
        await store.SetAsync("c", Entry(1000), default);
        Assert.NotNull(await store.GetAsync("a", default));
        await store.SetAsync("d", Entry(1000), default);
        await store.SetAsync("e", Entry(9000), default);

        Assert.NotNull(await store.GetAsync("a", default));
        Assert.Null(await store.GetAsync("b", default));
        Assert.Null(await store.GetAsync("e", default));
        var begun = Entry(10);
        for (var i = 0; i < 2000; i++)
        {
            await store.EvictByTagAsync($"tag-{i}", default);
        }

        await store.SetAsync("f", begun, default);
        Assert.Null(await store.GetAsync("f", default));
    }

    [Fact]
    public void An_entry_is_the_same_from_its_bytes_and_others_are_none()
    {
        var entry = new OutputCacheEntry
        {
            Created = DateTimeOffset.UtcNow,
            Duration = TimeSpan.FromMinutes(2),
            Tags = ["a", "b"],
            ContentType = "text/plain",
            Headers = [new("ETag", "\"x\""), new("Link", "</a>")],
            Body = "body"u8.ToArray(),
        };
        var bytes = entry.ToBytes();

        var read = OutputCacheEntry.FromBytes(bytes);
        Assert.NotNull(read);
        Assert.Equal((entry.Created, entry.Duration, entry.ContentType), (read.Created, read.Duration, read.ContentType));
        Assert.Equal(entry.Tags, read.Tags);
        Assert.Equal(entry.Headers, read.Headers);
        Assert.Equal(entry.Body.ToArray(), read.Body.ToArray());
        Assert.Null(OutputCacheEntry.FromBytes([]));
        Assert.Null(OutputCacheEntry.FromBytes("other"u8.ToArray()));
        Assert.Null(OutputCacheEntry.FromBytes(bytes[..20]));
        Assert.Null(OutputCacheEntry.FromBytes([1, .. Enumerable.Repeat((byte)0xFF, 40)]));
    }

    private static OutputCacheEntry Entry(int length)
        => new() { Created = DateTimeOffset.UtcNow, Duration = TimeSpan.FromHours(1), Body = new byte[length] };

    /// <summary>Tells of each request that has come as far as the cache.</summary>
    private void Count(HyperlaneApp app) => app.Use((context, next) =>
    {
        var going = next(context);
        _arrived.Release();
        return going;
    });

    private async Task ArrivedAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await _arrived.WaitAsync();
        }
    }
}
