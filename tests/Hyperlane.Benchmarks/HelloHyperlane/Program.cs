using HelloHyperlane;

var builder = HyperlaneApp.CreateBuilder(args);
builder.Json.TypeInfoResolverChain.Insert(0, HelloJson.Default);
var app = builder.Build();

// A megabyte to send as a file.
var file = Path.Combine(AppContext.BaseDirectory, "megabyte.bin");
await File.WriteAllBytesAsync(file, new byte[1024 * 1024]);

app.Use((context, next) => next(context));
app.Get("/", context => context.Text("Hello, World!"));
app.Get("/sleep", context =>
{
    Thread.Sleep(200);
    return context.Text("slept");
});
app.Get("/file", context => new FileResult(file).ExecuteAsync(context));
app.WebSocket("/echo", async socket =>
{
    await foreach (var message in socket.ReadAllAsync())
    {
        await socket.SendUtf8Async(message.Bytes);
    }
});
app.MapEndpoints();

await app.RunAsync();

/// <summary>Named, so that tests can run this program as it is.</summary>
public partial class Program;
