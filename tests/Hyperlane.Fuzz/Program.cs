using System.Diagnostics;
using System.Globalization;
using Hyperlane.Fuzz;

var inputs = long.Parse(Option("--inputs") ?? "1000000", CultureInfo.InvariantCulture);
var names = Option("--targets")?.Split(',');
var targets = Fuzzing.Targets.Where(target => names is null || names.Contains(target.Name)).ToList();
foreach (var target in targets)
{
    var watch = Stopwatch.StartNew();
    try
    {
        Fuzzing.Run(target, inputs / targets.Count, Option("--seed"));
        Console.WriteLine($"{target.Name}: {inputs / targets.Count:n0} inputs in {watch.Elapsed.TotalSeconds:n0} s");
    }
    catch (Exception error)
    {
        Console.Error.WriteLine($"{target.Name}: {error.Message} {error.InnerException?.Message}");
        return 1;
    }
}

return 0;

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
