using System.Globalization;

namespace Hyperlane.Benchmarks;

/// <summary>What the command line may change.</summary>
internal sealed class BenchmarkOptions
{
    private const string Usage =
        "Options: --rounds 5, --seconds 3 (of one run), --warmup 5 (seconds per server and case), --connections 64, --depth 16 (of pipelining), --cases hello,bare,pipelined,users,json,file,post";

    public int Rounds { get; private set; } = 5;

    public int Seconds { get; private set; } = 3;

    public int WarmupSeconds { get; private set; } = 5;

    public int Connections { get; private set; } = 64;

    public int Depth { get; private set; } = 16;

    public IReadOnlyList<BenchmarkCase> Cases { get; private set; } = BenchmarkCase.All;

    public int DepthOf(BenchmarkCase @case) => @case.IsPipelined ? Depth : 1;

    /// <exception cref="BenchmarkException">An option is unknown or its value is wrong.</exception>
    public static BenchmarkOptions Parse(string[] args)
    {
        var options = new BenchmarkOptions();
        for (var i = 0; i < args.Length; i += 2)
        {
            options.Set(args[i], i + 1 < args.Length ? args[i + 1] : "");
        }

        return options;
    }

    private void Set(string name, string value)
    {
        switch (name)
        {
            case "--rounds":
                Rounds = Number(name, value);
                break;
            case "--seconds":
                Seconds = Number(name, value);
                break;
            case "--warmup":
                WarmupSeconds = Number(name, value);
                break;
            case "--connections":
                Connections = Number(name, value);
                break;
            case "--depth":
                Depth = Number(name, value);
                break;
            case "--cases":
                Cases = [.. value.Split(',').Select(Case)];
                break;
            default:
                throw new BenchmarkException(Usage);
        }
    }

    private static int Number(string name, string value)
        => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new BenchmarkException($"{name} needs a number from 1. {Usage}");

    private static BenchmarkCase Case(string name)
        => BenchmarkCase.All.FirstOrDefault(@case => @case.Name == name)
            ?? throw new BenchmarkException($"There is no case '{name}'. {Usage}");
}
