using HelloHyperlane;

var builder = HyperlaneApp.CreateBuilder(args);
var app = builder.Build();

app.Get("/", context => context.Text("Hello, World!"));
app.Get("/users/{id:int}", context => context.Text($"User {context.Request.RouteValues.Get<int>("id")}"));
app.Get("/json", context => context.Json(new Greeting("Hello, World!")));

await app.RunAsync();

/// <summary>Named, so that tests can run this program as it is.</summary>
public partial class Program;
