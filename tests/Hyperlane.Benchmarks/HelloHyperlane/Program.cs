using HelloHyperlane;

var builder = HyperlaneApp.CreateBuilder(args);
builder.Json.TypeInfoResolverChain.Insert(0, HelloJson.Default);
var app = builder.Build();

app.Get("/", context => context.Text("Hello, World!"));
app.Get("/json", context => context.Json(new Greeting("Hello, World!")));
app.MapEndpoints();

await app.RunAsync();

/// <summary>Named, so that tests can run this program as it is.</summary>
public partial class Program;
