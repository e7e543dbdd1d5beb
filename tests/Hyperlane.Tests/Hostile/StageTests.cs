using System.Net.ServerSentEvents;
using Hyperlane.Endpoints;
using Hyperlane.Http;
using Hyperlane.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Tests.Hostile;

/// <summary>Code of the application that fails, at each stage of a request at which some of it runs.</summary>
public sealed class StageTests : HostileTests
{
    [Theory]
    [InlineData("at once")]
    [InlineData("after an await")]
    [InlineData("on another thread")]
    [InlineData("by a cancellation that nobody asked for")]
    [InlineData("when a service is made")]
    [InlineData("when there is no such service")]
    [InlineData("half way through the JSON")]
    [InlineData("half way through the body of the request")]
    [InlineData("after the answer was complete")]
    public async Task It_is_a_500_and_the_connection_stays(string stage)
    {
        await using var app = await StartAsync(stage);
        await using var client = new RawClient(app);

        for (var i = 0; i < 2; i++)
        {
            var answer = await client.AskAsync("POST /fail HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello");
            Assert.Equal((500, false, "application/problem+json"), (answer.Status, answer.Closes, answer.Headers["Content-Type"]));
            Assert.DoesNotContain("meant", answer.Body, StringComparison.Ordinal);
            Assert.Equal("{\"word\":\"fine\"}", (await client.AskAsync(Get("/json"))).Body);
        }

        Assert.Equal(2, Errors.Errors.Count);
    }

    [Theory]
    [InlineData("between two pieces")]
    [InlineData("between two events")]
    [InlineData("by writing more than was announced")]
    [InlineData("by writing less than was announced")]
    public async Task Once_the_answer_has_begun_it_is_broken_off(string stage)
    {
        await using var app = await StartAsync(stage);
        await using var stream = app.Connect();
        await stream.WriteAsync("POST /fail HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n"u8.ToArray());

        // The end comes without the last chunk, or short of the length: a client can tell.
        await using var client = new RawClient(stream);
        await Assert.ThrowsAnyAsync<Exception>(() => client.ReadAsync().WaitAsync(Patience));

        await AssertServedAsync(app);
        Assert.Single(Errors.Errors);
    }

    private static async ValueTask FailAsync(HttpContext context, string stage)
    {
        switch (stage)
        {
            case "after an await":
                await Task.Yield();
                break;
            case "on another thread":
                await Task.Run(() => throw new InvalidOperationException("meant"));
                break;
            case "by a cancellation that nobody asked for":
                throw new OperationCanceledException("meant");
            case "when a service is made":
                context.Services.GetRequiredService<Unmade>();
                break;
            case "when there is no such service":
                context.Services.GetRequiredService<StageTests>();
                break;
            case "half way through the JSON":
                await context.Json(new Half());
                break;
            case "half way through the body of the request":
                await context.Request.Body.ReadExactlyAsync(new byte[2]);
                break;
            case "after the answer was complete":
                await context.Text("whole");
                break;
            case "between two pieces":
                await context.Response.BodyWriter.WriteAsync("piece"u8.ToArray());
                await context.Response.BodyWriter.FlushAsync();
                break;
            case "between two events":
                await context.ServerSentEvents(EventsAsync());
                break;
            case "by writing more than was announced":
                context.Response.ContentLength = 2;
                await context.Response.BodyWriter.FlushAsync();
                await context.Response.BodyWriter.WriteAsync("more"u8.ToArray());
                return;
            case "by writing less than was announced":
                context.Response.ContentLength = 20;
                await context.Response.BodyWriter.WriteAsync("less"u8.ToArray());
                await context.Response.BodyWriter.FlushAsync();
                return;
        }

        throw new InvalidOperationException("meant");
    }

    private static async IAsyncEnumerable<SseItem<string>> EventsAsync()
    {
        yield return new SseItem<string>("first");
        await Task.Yield();
        throw new InvalidOperationException("meant");
    }

    private Task<TestApp> StartAsync(string stage) => Quiet.StartAsync(
        app =>
        {
            app.Get("/fine", context => context.Text("fine"));
            app.Get("/json", context => context.Json(new Whole("fine")));
            app.Post("/fail", context => FailAsync(context, stage));
        },
        inMemory: false,
        builder =>
        {
            builder.Services.AddScoped<Unmade>();
            builder.Services.AddSingleton<ILoggerProvider>(Errors);
        },
        environment: "Production");

    private sealed record Whole(string Word);

    private sealed class Half
    {
        public string First { get; } = new('x', 1000);

        public string Second => First.Length == 0 ? First : throw new InvalidOperationException("meant");
    }

    private sealed class Unmade
    {
        public Unmade() => throw new InvalidOperationException("meant");
    }
}
