using Microsoft.Extensions.DependencyInjection;

namespace Hyperlane.Tests.Hostile;

/// <summary>
/// Exceptions at every stage: as long as nothing was sent the client is told, afterwards the connection is cut, so that it can tell.
/// </summary>
public sealed class FailureTests : HostileTests
{
    [Fact]
    public async Task Before_anything_is_sent_it_is_a_problem_and_the_connection_stays()
    {
        await using var app = await StartAsync(declare: app => app.Get("/fail", async context =>
        {
            await context.Text("half an ans");
            throw new InvalidOperationException("meant");
        }));
        await using var client = new RawClient(app);

        var answer = await client.AskAsync(Get("/fail"));

        Assert.Equal((500, false, "application/problem+json"), (answer.Status, answer.Closes, answer.Headers["Content-Type"]));
        Assert.DoesNotContain("half", answer.Body, StringComparison.Ordinal);
        Assert.Equal(200, (await client.AskAsync(Get("/fine"))).Status);
        Assert.Single(Errors.Errors);
    }

    [Theory]
    [InlineData(null, "Transfer-Encoding: chunked")]
    [InlineData(1000L, "Content-Length: 1000")]
    public async Task After_that_the_answer_is_left_unfinished(long? length, string framing)
    {
        await using var app = await StartAsync(declare: app => app.Get("/fail", async context =>
        {
            context.Response.ContentLength = length;
            await context.Response.BodyWriter.WriteAsync("begun"u8.ToArray());
            await context.Response.BodyWriter.FlushAsync();
            throw new InvalidOperationException("meant");
        }));
        await using var stream = app.Connect();
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(Get("/fail")));

        var text = await ReadToEndAsync(stream);

        Assert.Contains(framing, text, StringComparison.Ordinal);
        Assert.DoesNotContain("\r\n0\r\n\r\n", text, StringComparison.Ordinal);
        Assert.Single(Errors.Errors);
        await AssertServedAsync(app);
    }

    [Fact]
    public async Task Middleware_fails_like_a_handler()
    {
        await using var app = await StartAsync(declare: app => app.Use(async (context, next) =>
        {
            await next(context);
            if (context.Request.Path == "/fail")
            {
                throw new InvalidOperationException("meant");
            }
        }));
        await using var client = new RawClient(app);

        Assert.Equal(500, (await client.AskAsync(Get("/fail"))).Status);
        Assert.Equal(200, (await client.AskAsync(Get("/fine"))).Status);
    }

    [Fact]
    public async Task A_service_that_fails_to_be_disposed_takes_no_answer_back()
    {
        await using var app = await Quiet.StartAsync(
            app =>
            {
                app.Get("/fine", context => context.Text("fine"));
                app.Get("/fail", context => context.Text(context.Services.GetRequiredService<Undisposable>().ToString()!));
            },
            inMemory: false,
            builder =>
            {
                builder.Services.AddScoped<Undisposable>();
                builder.Services.AddSingleton<Microsoft.Extensions.Logging.ILoggerProvider>(Errors);
            });
        await using var client = new RawClient(app);

        Assert.Equal((200, "here"), await client.AskAsync(Get("/fail")) is var answer ? (answer.Status, answer.Body) : default);
        Assert.Equal(200, (await client.AskAsync(Get("/fine"))).Status);
        Assert.Single(Errors.Errors);
    }

    [Fact]
    public async Task A_full_disk_is_a_problem_of_one_request()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full here.");
        await using var app = await StartAsync(declare: app => app.Post("/store", async context =>
        {
            await using var disk = new FileStream("/dev/full", FileMode.Open, FileAccess.Write);
            await context.Request.Body.CopyToAsync(disk);
            await disk.FlushAsync();
            await context.NoContent();
        }));
        await using var client = new RawClient(app);

        Assert.Equal(500, (await client.AskAsync("POST /store HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello")).Status);
        Assert.Equal(200, (await client.AskAsync(Get("/fine"))).Status);
    }

    private static async Task<string> ReadToEndAsync(Stream stream)
    {
        var text = new MemoryStream();
        try
        {
            await stream.CopyToAsync(text).WaitAsync(Patience);
        }
        catch (IOException)
        {
            // Cut, as it should be.
        }

        return System.Text.Encoding.ASCII.GetString(text.ToArray());
    }

    private sealed class Undisposable : IAsyncDisposable
    {
        public override string ToString() => "here";

        public ValueTask DisposeAsync() => throw new InvalidOperationException("meant");
    }
}
