using System.Security.Claims;
using Hyperlane.Authentication;
using Layers;

// A hello world with one middleware around it, which the command line names: what it costs a request.
var builder = HyperlaneApp.CreateBuilder(args);
var layer = builder.Configuration["Layer"] ?? "none";
Layer.Prepare(builder, layer);
var app = builder.Build();
if (layer.StartsWith("static-file", StringComparison.Ordinal))
{
    app.UseStaticFiles();
}

var text = string.Concat(Enumerable.Repeat("Hello, World! ", 146));
var routes = app.MapGroup("");
Layer.Use(routes, layer);
routes.Get("/", context => context.Text("Hello, World!"));
routes.Get("/text", context => context.Text(text));
app.Get("/token", context => context.Text(Token.Create()));
app.Get("/sign-in", async context =>
{
    await context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity(Token.Claims, "cookie", "name", "role")));
    await context.NoContent();
});

await app.RunAsync();
