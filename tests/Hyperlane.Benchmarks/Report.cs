using System.Globalization;

namespace Hyperlane.Benchmarks;

/// <summary>The table.</summary>
internal static class Report
{
    public static void Write(TextWriter output, BenchmarkOptions options, IReadOnlyList<Comparison> comparisons)
    {
        output.WriteLine();
        output.WriteLine(Text($"{options.Connections} connections, {options.Rounds} rounds of {options.Seconds} s, server and wrk on a core each; median (min–max)."));
        output.WriteLine("The ratios are Hyperlane / the other, the median of the pairs: requests want to be above 1, CPU below.");
        output.WriteLine();
        Row(output, "Case", "Server", "Requests/s", "CPU µs/request");
        foreach (var comparison in comparisons)
        {
            var name = comparison.Case.IsPipelined ? Text($"{comparison.Case.Name} x{options.Depth}") : comparison.Case.Name;
            Row(output, name, ServerProgram.Hyperlane, comparison.Pairs.Select(pair => pair.Hyperlane));
            Row(output, "", comparison.Case.Against, comparison.Pairs.Select(pair => pair.Other));
            Row(
                output,
                "",
                "ratio",
                Cell(comparison.Pairs.Select(pair => pair.Hyperlane.RequestsPerSecond / pair.Other.RequestsPerSecond), "0.00"),
                Cell(comparison.Pairs.Select(pair => pair.Hyperlane.ProcessorMicroseconds / pair.Other.ProcessorMicroseconds), "0.00"));
        }

        foreach (var error in comparisons.SelectMany(comparison => comparison.Errors))
        {
            output.WriteLine($"ERROR {error}");
        }
    }

    private static void Row(TextWriter output, string name, ServerProgram server, IEnumerable<Measurement> runs)
        => Row(
            output,
            name,
            server.Name,
            Cell(runs.Select(run => run.RequestsPerSecond), "0"),
            Cell(runs.Select(run => run.ProcessorMicroseconds), "0.00"));

    private static void Row(TextWriter output, string name, string server, string requests, string processor)
        => output.WriteLine($"{name,-14} {server,-14} {requests,-26} {processor}".TrimEnd());

    private static string Cell(IEnumerable<double> values, string format)
    {
        var spread = Spread.Of(values);
        return $"{Number(spread.Median)} ({Number(spread.Min)}–{Number(spread.Max)})";

        string Number(double value) => value.ToString(format, CultureInfo.InvariantCulture);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
