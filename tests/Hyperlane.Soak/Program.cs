using System.Globalization;
using Hyperlane.Soak;
using Hyperlane.Soak.Sweep;

if (args is ["serve", .. var arguments])
{
    await SoakServer.RunAsync(arguments);
    return 0;
}

if (args is ["sweep", .. var options])
{
    return await FunctionSweep.RunAsync(options);
}

var minutes = double.Parse(Option("--minutes") ?? "10", CultureInfo.InvariantCulture);
var clients = int.Parse(Option("--clients") ?? "4", CultureInfo.InvariantCulture);
await using var server = await ServerProcess.StartAsync();
using var end = new CancellationTokenSource(TimeSpan.FromMinutes(minutes));
var sockets = server.Sockets;
var traffic = new Traffic(server.Url, server.SecureUrl);
var running = traffic.RunAsync(clients, end.Token);
var samples = await Curve.RecordAsync(server, traffic, end.Token);
await running;
var isFlat = Curve.Judge(samples, traffic);
return await Rest.JudgeAsync(server, sockets) && isFlat ? 0 : 1;

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
