using Hyperlane.Endpoints;
using Hyperlane.Endpoints.Forms;
using Hyperlane.Http;
using Hyperlane.Testing;

namespace Hyperlane.Tests.Endpoints;

/// <summary>Files of a form: where they wait, how they are read, and that nothing remains, the same over memory and over sockets.</summary>
[Trait("Speed", "Slow")]
public abstract class UploadTests(bool inMemory, TransportKind transport = TransportKind.Auto) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly string _folder = Directory.CreateTempSubdirectory("hyperlane-uploads-").FullName;

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(FormSpool.MemoryBytes, true)]
    [InlineData(FormSpool.MemoryBytes + 1, false)]
    [InlineData(20_000_000, false)]
    public async Task A_file_is_in_memory_while_it_is_small(int size, bool small)
    {
        UploadedFile? kept = null;
        await using var app = await StartAsync(async context =>
        {
            var file = (await context.Request.ReadFormAsync()).File("file")!;
            Assert.Equal((small, size), (file.IsInMemory, file.Length));
            await file.CopyToAsync(context.Response.Body);
            kept = file;
        });
        var bytes = Random(size);

        Assert.Equal(bytes, await PostAsync(app, (bytes, "a.bin")));

        // The request is over, so its files are; on sockets the answer may be here before the server knows.
        for (var i = 0; i < 200 && Record.Exception(() => kept!.OpenReadStream()) is null; i++)
        {
            await Task.Delay(10);
        }

        Assert.Throws<ObjectDisposedException>(() => kept!.OpenReadStream());
    }

    [Fact]
    public async Task Many_files_share_the_memory_and_one_temporary_file_without_a_name()
    {
        await using var app = await StartAsync(async context =>
        {
            var files = (await context.Request.ReadFormAsync()).Files;
            Assert.True(files.Where(file => file.IsInMemory).Sum(file => file.Length) <= FormSpool.MemoryBytes);
            Assert.Equal([true, false, true, true, false], files.Select(file => file.IsInMemory));
            await AssertNoNamesAsync();

            // All open at once, read in turns and out of order.
            var streams = files.Select(file => file.OpenReadStream()).Reverse().ToList();
            foreach (var stream in streams)
            {
                stream.Seek(-1, SeekOrigin.End);
                stream.ReadExactly(new byte[1]);
                stream.Position = 0;
            }

            streams.Reverse();
            foreach (var stream in streams)
            {
                await stream.CopyToAsync(context.Response.Body);
            }
        });
        byte[][] contents = [Random(30_000), Random(100_000), Random(30_000), Random(5_000), Random(600)];

        Assert.Equal(contents.SelectMany(bytes => bytes), await PostAsync(app, [.. contents.Select(bytes => (bytes, "a.bin"))]));
    }

    [Fact]
    public async Task A_file_is_saved_whole_and_replaces_another_only_if_it_may()
    {
        var path = Path.Combine(_folder, "saved.bin");
        var bytes = Random(200_000);
        await using var app = await StartAsync(async context =>
        {
            var file = (await context.Request.ReadFormAsync()).Files[0];
            await file.SaveAsAsync(path);
            await Assert.ThrowsAsync<IOException>(() => file.SaveAsAsync(path));
            Assert.Equal(bytes, await File.ReadAllBytesAsync(path));
            await File.WriteAllTextAsync(path, "another");
            await file.SaveAsAsync(path, overwrite: true);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                () => file.SaveAsAsync(path + "2", cancellationToken: new CancellationToken(true)));
        });

        await PostAsync(app, (bytes, "a.bin"));

        Assert.Equal(bytes, await File.ReadAllBytesAsync(path));
        Assert.False(File.Exists(path + "2"));
    }

    [Fact]
    public async Task A_file_that_was_uploaded_can_be_the_answer()
    {
        await using var app = await StartAsync(async context =>
        {
            var file = (await context.Request.ReadFormAsync()).Files[0];
            await Results.Stream(file.OpenReadStream(), file.ContentType).ExecuteAsync(context);
        });
        var bytes = Random(100_000);

        Assert.Equal(bytes, await PostAsync(app, (bytes, "a.bin")));
    }

    [Fact]
    public async Task A_client_that_leaves_half_way_leaves_nothing_behind()
    {
        var owned = new Owned();
        await using var app = await StartAsync(async context =>
        {
            context.Own(owned);
            await context.Request.ReadFormAsync();
        });
        await using (var client = new RawClient(app))
        {
            await client.SendAsync("POST / HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 10000000\r\n\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n" + new string('x', 500_000));
        }

        await owned.Disposed.Task.WaitAsync(Patience);
        await AssertNoNamesAsync();
    }

    /// <summary>Other tests may be between opening a temporary file and taking its name away; that passes.</summary>
    private static async Task AssertNoNamesAsync()
    {
        for (var i = 0; i < 200 && !OperatingSystem.IsWindows(); i++)
        {
            if (Directory.GetFiles(Path.GetTempPath(), "hyperlane-*.upload").Length == 0)
            {
                return;
            }

            await Task.Delay(10);
        }

        Assert.True(OperatingSystem.IsWindows(), "A temporary file keeps its name.");
    }

    private static byte[] Random(int size)
    {
        var bytes = new byte[size];
        new Random(size).NextBytes(bytes);
        return bytes;
    }

    private static async Task<byte[]> PostAsync(TestApp app, params (byte[] Bytes, string Name)[] files)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (bytes, name) in files)
        {
            form.Add(new ByteArrayContent(bytes), "file", name);
        }

        using var response = await app.Client.PostAsync(Quiet.Path("/"), form);
        var body = await response.Content.ReadAsByteArrayAsync();
        Assert.True(response.IsSuccessStatusCode, System.Text.Encoding.UTF8.GetString(body));
        return body;
    }

    private Task<TestApp> StartAsync(RequestDelegate handler) => Quiet.StartAsync(
        app => app.Post("/", handler),
        inMemory,
        builder => builder.Options.Limits.MaxBodyBytes = 32 * 1024 * 1024,
        arguments: [$"--Hyperlane:Transport={transport}"]);

    private sealed class Owned : IAsyncDisposable
    {
        public TaskCompletionSource Disposed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ValueTask DisposeAsync()
        {
            Disposed.TrySetResult();
            return ValueTask.CompletedTask;
        }
    }
}
