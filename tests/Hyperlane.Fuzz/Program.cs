using System.CommandLine;
using System.Diagnostics;
using Hyperlane.Fuzz;

string[] all = [.. Fuzzing.Targets.Select(target => target.Name)];
var inputs = new Option<long>("--inputs")
{
    Description = "How many inputs in all, dealt out to the targets.",
    DefaultValueFactory = _ => 1_000_000
};
var names = new Option<string[]>("--targets")
{
    Description = $"Some of: {string.Join(',', all)}.",
    DefaultValueFactory = _ => all,
    CustomParser = result => [.. result.Tokens.SelectMany(token => token.Value.Split(','))],
};
var seed = new Option<string?>("--seed") { Description = "What a failure printed, to see it again." };
names.Validators.Add(result =>
{
    foreach (var name in result.GetValue(names)!.Except(all))
    {
        result.AddError($"There is no target '{name}', only {string.Join(',', all)}.");
    }
});

var command = new RootCommand("Gives the parsers of the SDK inputs that nobody would write.") { inputs, names, seed };
command.SetAction(parsed => Run(parsed.GetValue(names)!, parsed.GetValue(inputs), parsed.GetValue(seed)));
return command.Parse(args).Invoke();

static int Run(string[] names, long inputs, string? seed)
{
    foreach (var target in Fuzzing.Targets.Where(target => names.Contains(target.Name)))
    {
        var watch = Stopwatch.StartNew();
        try
        {
            Fuzzing.Run(target, inputs / names.Length, seed);
            Console.WriteLine($"{target.Name}: {inputs / names.Length:n0} inputs in {watch.Elapsed.TotalSeconds:n0} s");
        }
        catch (Exception error)
        {
            Console.Error.WriteLine($"{target.Name}: {error.Message} {error.InnerException?.Message}");
            return 1;
        }
    }

    return 0;
}
