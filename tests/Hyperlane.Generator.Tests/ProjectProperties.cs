using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hyperlane.Generator.Tests;

/// <summary>What the project file of a fixture would say: its lines <c>// &lt;PublishAot&gt;true&lt;/PublishAot&gt;</c>.</summary>
internal sealed partial class ProjectProperties : AnalyzerConfigOptionsProvider
{
    private readonly Options _options;

    private ProjectProperties(Dictionary<string, string> values) => _options = new Options(values);

    public bool IsExecutable => _options.TryGetValue("build_property.OutputType", out var type) && type == "Exe";

    public override AnalyzerConfigOptions GlobalOptions => _options;

    public static ProjectProperties Of(string source)
        => new(Property().Matches(source)
            .ToDictionary(property => $"build_property.{property.Groups["name"].Value}", property => property.Groups["value"].Value));

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => _options;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _options;

    [GeneratedRegex(@"^// <(?<name>\w+)>(?<value>.*)</\k<name>>\s*$", RegexOptions.Multiline)]
    private static partial Regex Property();

    private sealed class Options(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
            => values.TryGetValue(key, out value);
    }
}
