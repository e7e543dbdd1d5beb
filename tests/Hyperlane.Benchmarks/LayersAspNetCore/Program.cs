using System.Security.Claims;
using Layers;
using Microsoft.AspNetCore.Authentication;

// As `dotnet new web` begins, with one middleware around it, which the command line names.
var builder = WebApplication.CreateBuilder(args);
var layer = builder.Configuration["Layer"] ?? "none";
Layer.Prepare(builder, layer);
var app = builder.Build();
Layer.Use(app, layer);

var text = string.Concat(Enumerable.Repeat("Hello, World! ", 146));
Layer.Protect(app.MapGet("/", () => "Hello, World!"), layer);
app.MapGet("/text", () => text);
app.MapGet("/token", () => Token.Create());
app.MapGet("/sign-in", async (HttpContext context) =>
{
    await context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity(Token.Claims, "cookie", "name", "role")));
});

await app.RunAsync();
