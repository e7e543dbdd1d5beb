using HelloAspNetCore;

// As `dotnet new web` begins, with its appsettings.json: requests are not logged.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSignalR();
builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, HelloJson.Default));
var app = builder.Build();

// A megabyte to send as a file.
var file = Path.Combine(AppContext.BaseDirectory, "megabyte.bin");
await File.WriteAllBytesAsync(file, new byte[1024 * 1024]);

app.Use((HttpContext context, RequestDelegate next) => next(context));
app.UseWebSockets();
app.Map("/echo", Echo.ServeAsync);
app.MapHub<QuietHub>("/hub");
app.MapGet("/", () => "Hello, World!");
app.MapGet("/file", () => Results.File(file, "application/octet-stream"));
app.MapGet("/users/{id:int}", (int id) => $"User {id}");
app.MapGet("/json", () => new Greeting("Hello, World!"));
app.MapPost("/greetings", (Person person) => new Greeting($"Hello, {person.Name}!"));

await app.RunAsync();
