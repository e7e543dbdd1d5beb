using Hyperlane.Templates.Tests.Support;
using Microsoft.TemplateEngine.Abstractions;
using Microsoft.TemplateEngine.Edge;
using Microsoft.TemplateEngine.Edge.Settings;
using RunnableProjects = Microsoft.TemplateEngine.Orchestrator.RunnableProjects;

namespace Hyperlane.Templates.Tests.Manifest;

/// <summary>What the template engine itself has to say about the pack: the validation that template authors' tools run.</summary>
public sealed class TemplateValidationTests(TemplatePack pack)
{
    [Fact]
    public async Task The_engine_finds_nothing_wrong()
    {
        using var host = new DefaultTemplateEngineHost(
            "hyperlane-tests", "1.0", builtIns: [.. Components.AllComponents, .. RunnableProjects.Components.AllComponents]);
        using var settings = new EngineEnvironmentSettings(host, virtualizeSettings: true);

        using var result = await new Scanner(settings).ScanAsync(pack.PackagePath, TestContext.Current.CancellationToken);

        var folders = Directory.GetDirectories(Path.Combine(pack.Repository, "templates"), ".template.config", SearchOption.AllDirectories);
        Assert.Equal(
            folders.Select(folder => Path.GetFileName(Path.GetDirectoryName(folder)!)).Order(),
            result.Templates.SelectMany(template => template.ShortNameList).Order());
        foreach (var template in result.Templates)
        {
            Assert.True(template.IsValid);
            // A missing localization or documentation link is information, not a fault.
            var faults = template.ValidationErrors.Where(entry => entry.Severity > IValidationEntry.SeverityLevel.Info);
            Assert.Empty(faults.Select(fault => $"{fault.Code}: {fault.ErrorMessage}"));
        }
    }
}
