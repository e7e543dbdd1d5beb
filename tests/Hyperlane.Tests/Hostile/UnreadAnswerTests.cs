using System.Text;
using Hyperlane.Endpoints;
using Hyperlane.Tests.Http;

namespace Hyperlane.Tests.Hostile;

/// <summary>
/// A client that asks for a gigabyte and never reads it. Beside no other test, because the memory of the process is looked at.
/// </summary>
[Collection(nameof(AllocationTests))]
public sealed class UnreadAnswerTests : HostileTests
{
    private const long Gigabyte = 1L << 30;
    private const long Megabyte = 1L << 20;

    [Theory]
    [InlineData("/stream")]
    [InlineData("/file")]
    public async Task A_gigabyte_that_nobody_reads_fills_no_memory_and_its_connection_is_cut(string path)
    {
        var file = Path.Combine(Path.GetTempPath(), $"hyperlane-{Guid.NewGuid():n}.bin");
        await using (var stream = File.Create(file))
        {
            stream.SetLength(Gigabyte);
        }

        try
        {
            var (written, most) = (0L, 0L);
            var ended = new TaskCompletionSource<Exception?>(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var app = await StartAsync(
                limits => (limits.MinResponseRate, limits.ResponseGracePeriod) = (1_000_000_000, TimeSpan.FromSeconds(1)),
                app =>
                {
                    app.Use((context, next) => NoteEndAsync(context, next, ended));
                    app.Get("/file", context => new FileResult(file).ExecuteAsync(context));
                    app.Get("/stream", async context =>
                    {
                        context.Response.ContentLength = Gigabyte;
                        for (var piece = new byte[64 * 1024]; written < Gigabyte; written += piece.Length)
                        {
                            most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false));
                            await context.Response.BodyWriter.WriteAsync(piece);
                        }
                    });
                });
            using var socket = Connect(app);
            var before = GC.GetTotalMemory(forceFullCollection: true);

            socket.Send(Encoding.ASCII.GetBytes(Get(path)));
            var error = await ended.Task.WaitAsync(Patience);

            // What the kernel took is its own; the handler had to wait for the rest, and learnt of the end.
            Assert.IsAssignableFrom<IOException>(error);
            Assert.InRange(written, 0, 64 * Megabyte);
            Assert.InRange(most - before, long.MinValue, 16 * Megabyte);
            Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 16 * Megabyte);
            await AssertServedAsync(app);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async ValueTask NoteEndAsync(Hyperlane.Http.HttpContext context, Hyperlane.Http.RequestDelegate next,
        TaskCompletionSource<Exception?> ended)
    {
        try
        {
            await next(context);
            if (context.Request.Path != "/fine")
            {
                ended.TrySetResult(null);
            }
        }
        catch (Exception error)
        {
            ended.TrySetResult(error);
            throw;
        }
    }
}
