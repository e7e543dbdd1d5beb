using System.Net.Sockets;
using Hyperlane.Tests.Starting;

// Fails to start in the way that its first argument says, as the program of a user may, which has no try.
var builder = HyperlaneApp.CreateBuilder(args[1..]);
if (args[0] == "setting")
{
    builder.Services.AddSingleton(builder.Configuration.GetSection("Cache").Get<CacheSettings>()!);
}
else if (args[0] == "service")
{
    builder.Services.AddHostedService<FailingService>();
}

var app = builder.Build();
switch (args[0])
{
    case "sentence":
        await Task.Yield();
        throw new StartupException("The database was written by a newer version.");
    case "file":
        await File.ReadAllTextAsync("nowhere/at/all.txt");
        break;
    case "socket":
        throw new InvalidOperationException("The cache cannot be reached.",
            new StartupException("No cache at 127.0.0.1:1.", new SocketException(111)));
    case "database":
        throw new FailingDatabaseException("SQLite Error 26: 'file is not a database'.\nAt all.");
    case "defect":
        throw new InvalidOperationException("a defect");
}

app.Get("/", context => context.Text("hello"));
await app.RunAsync();
