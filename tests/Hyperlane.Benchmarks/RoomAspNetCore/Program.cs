using RoomAspNetCore;

var builder = WebApplication.CreateBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
builder.Services.AddSignalR();
var app = builder.Build();
app.MapHub<RoomHub>("/room");
await app.RunAsync();
