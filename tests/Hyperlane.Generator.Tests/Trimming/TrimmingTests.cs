using Hyperlane.Generator.Checking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hyperlane.Generator.Tests.Trimming;

/// <summary>Trimmed projects are not warned of reflection that never happens, and of all other reflection they are.</summary>
public sealed class TrimmingTests
{
    private const string Source = """
        using System.ComponentModel.DataAnnotations;

        public record Base([MinLength(1)] string Name)
        {
            [Compare("Name")]
            public string? Again { get; set; }
        }

        public sealed record Order([MaxLength(3)] List<string> Tags, [property: Length(1, 2)] int[] Numbers, string Name) : Base(Name)
        {
            [Range(typeof(DateOnly), "2026-01-01", "2027-01-01")]
            public DateOnly? Day { get; set; }
        }

        public sealed record Page<T>([MinLength(1)] T[] Items);

        public static class Orders
        {
            [Post("/orders")]
            public static string Add(Order order, [MaxLength(5)] int[] ids) => order.Name;

            [Post("/pages")]
            public static string Add(Page<Order> page) => System.Text.Json.JsonSerializer.Serialize(page);

            public static string NoEndpoint([MinLength(7)] string text) => text;
        }

        public sealed record NeverRead([MinLength(8)] string Text);

        public sealed record Asked([MinLength(9)] IEnumerable<int> Items);

        public static class Others
        {
            [Post("/asked")]
            public static string Add(Asked asked) => $"{asked}";
        }
        """;

    [Fact]
    public async Task Only_what_generated_code_checks_is_free_of_warnings()
        => Assert.Equal(["System.Text.Json.JsonSerializer.Serialize(page)", "MinLength(7)", "MinLength(8)", "MinLength(9)"], await WarningsAsync(Source));

    [Fact]
    public void Native_compilers_are_told_of_types_and_constructors()
    {
        var written = string.Join('\n', Compiled.Generate(Source).Results.Single().GeneratedSources.Select(file => file.SourceText));
        var told = written.Split('\n').Where(line => line.Contains("UnconditionalSuppressMessage", StringComparison.Ordinal)).Select(line => line.Split("Target = \"")[1].Split('"')[0]);

        Assert.Equal(
            [
                "M:Base.#ctor(System.String)",
                "M:Order.#ctor(System.Collections.Generic.List{System.String},System.Int32[],System.String)",
                "M:Page`1.#ctor(`0[])",
                "T:Base",
                "T:Order",
            ],
            told.Distinct().Order(StringComparer.Ordinal));
    }

    private static async Task<IEnumerable<string>> WarningsAsync(string source)
    {
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]),
            (error, _, _) => throw new InvalidOperationException("An analyzer failed.", error),
            concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true);
        var found = await new CompilationWithAnalyzers(Compiled.Create(source), [new TrimAnalyzer(), new TrimmingSuppressor()], options)
            .GetAnalyzerDiagnosticsAsync();
        return found.Where(one => !one.IsSuppressed).OrderBy(one => one.Location.SourceSpan.Start)
            .Select(one => one.Location.SourceTree!.GetText().ToString(one.Location.SourceSpan));
    }
}
