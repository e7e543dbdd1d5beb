using HelloAspNetCore;

// As `dotnet new web` begins, with its appsettings.json: requests are not logged.
var builder = WebApplication.CreateBuilder(args);
builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, HelloJson.Default));
var app = builder.Build();

app.MapGet("/", () => "Hello, World!");
app.MapGet("/users/{id:int}", (int id) => $"User {id}");
app.MapGet("/json", () => new Greeting("Hello, World!"));
app.MapPost("/greetings", (Person person) => new Greeting($"Hello, {person.Name}!"));

app.Run();
