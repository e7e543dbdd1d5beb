using System.CommandLine;

namespace Hyperlane.Soak.Sweep;

/// <summary>The command <c>sweep</c>.</summary>
internal static class SweepCommand
{
    public static Command Make()
    {
        var url = new Option<Uri>("--url") { Description = "Where the service is.", Required = true };
        var engine = new Option<string>("--engine") { Description = "Which engine it has.", Required = true };
        var seconds = new Option<double>("--seconds") { Description = "How long.", DefaultValueFactory = _ => 600 };
        var function = new Option<string?>("--function") { Description = "One function alone, by name." };
        var seed = new Option<int>("--seed") { Description = "Another order of the calls.", DefaultValueFactory = _ => 1 };
        var patience = new Option<double>("--patience")
        {
            Description = "How many seconds another client may wait.",
            DefaultValueFactory = _ => 1
        };
        engine.AcceptOnlyFromAmong("duckdb", "postgres");
        var command = new Command("sweep", "Asks a running hyperlane-data every function of its engine with hostile arguments.")
        {
            url, engine, seconds, function, seed, patience,
        };
        command.SetAction(async (parsed, _) =>
        {
            var sweep = new FunctionSweep(parsed.GetValue(url)!, parsed.GetValue(engine) == "duckdb",
                TimeSpan.FromSeconds(parsed.GetValue(patience)));
            return await sweep.RunAsync(parsed.GetValue(function), parsed.GetValue(seed), TimeSpan.FromSeconds(parsed.GetValue(seconds)))
                ? 0
                : 1;
        });
        return command;
    }
}
