using System.CommandLine;
using Hyperlane.Soak;
using Hyperlane.Soak.Sweep;

var minutes = new Option<double>("--minutes") { Description = "How long.", DefaultValueFactory = _ => 10 };
var clients = new Option<int>("--clients") { Description = "How many clients of each kind.", DefaultValueFactory = _ => 4 };
var command = new RootCommand(
    "Runs a server and everything that clients do to servers, and judges what that leaves behind.") { minutes, clients };
command.SetAction((parsed, _) => SoakRun.RunAsync(TimeSpan.FromMinutes(parsed.GetValue(minutes)), parsed.GetValue(clients)));

var serve = new Command("serve", "The server alone; what follows goes to its configuration.") { TreatUnmatchedTokensAsErrors = false };
serve.SetAction((parsed, _) => SoakServer.RunAsync([.. parsed.UnmatchedTokens]));
command.Add(serve);
command.Add(SweepCommand.Make());

// The run ends by itself, and the server has its own way to end at a signal.
return await command.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
