using System.CommandLine;

namespace Hyperlane.Benchmarks;

/// <summary>What the command line may change.</summary>
internal sealed class BenchmarkOptions
{
    private static readonly Option<int> RoundsOption = Number("--rounds", 5, "Pairs of runs per case.");
    private static readonly Option<int> SecondsOption = Number("--seconds", 3, "Of one run.");
    private static readonly Option<int> WarmupOption = Number("--warmup", 5, "Seconds per server and case, before the first measurement.");
    private static readonly Option<int> ConnectionsOption = Number("--connections", 64, "How many connections.");
    private static readonly Option<int> DepthOption = Number("--depth", 16, "Requests in flight per connection where they are pipelined.");
    private static readonly Option<string[]> CasesOption = new("--cases")
    {
        Description = $"Some of: {string.Join(',', BenchmarkCase.All.Select(@case => @case.Name))}.",
        DefaultValueFactory = _ => [.. BenchmarkCase.All.Select(@case => @case.Name)],
        CustomParser = result => [.. result.Tokens.SelectMany(token => token.Value.Split(','))],
    };

    static BenchmarkOptions() => CasesOption.Validators.Add(result =>
    {
        foreach (var name in result.GetValue(CasesOption)!.Where(name => BenchmarkCase.All.All(@case => @case.Name != name)))
        {
            result.AddError($"There is no case '{name}'.");
        }
    });

    private BenchmarkOptions(ParseResult parsed)
    {
        Rounds = parsed.GetValue(RoundsOption);
        Seconds = parsed.GetValue(SecondsOption);
        WarmupSeconds = parsed.GetValue(WarmupOption);
        Connections = parsed.GetValue(ConnectionsOption);
        Depth = parsed.GetValue(DepthOption);
        Cases = [.. parsed.GetValue(CasesOption)!.Select(name => BenchmarkCase.All.Single(@case => @case.Name == name))];
    }

    public int Rounds { get; }

    public int Seconds { get; }

    public int WarmupSeconds { get; }

    public int Connections { get; }

    public int Depth { get; }

    public IReadOnlyList<BenchmarkCase> Cases { get; }

    public int DepthOf(BenchmarkCase @case) => @case.IsPipelined ? Depth : 1;

    /// <summary>Gives a command these options.</summary>
    public static void AddTo(Command command)
    {
        foreach (var option in (Option[])[RoundsOption, SecondsOption, WarmupOption, ConnectionsOption, DepthOption, CasesOption])
        {
            command.Add(option);
        }
    }

    /// <summary>The options as a command was given them.</summary>
    public static BenchmarkOptions Of(ParseResult parsed) => new(parsed);

    private static Option<int> Number(string name, int otherwise, string description)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => otherwise };
        option.Validators.Add(result =>
        {
            if (result.GetValue(option) < 1)
            {
                result.AddError($"{name} needs a number from 1.");
            }
        });
        return option;
    }
}
