using Hyperlane.Templates.Manifest;
using Hyperlane.Templates.Tests.Support;

namespace Hyperlane.Templates.Tests.Manifest;

/// <summary>The checked-in .template.config files are what template.json says.</summary>
public sealed class ManifestDriftTests(TemplatePack pack)
{
    [Fact]
    public void Every_file_is_as_the_manifest_says()
    {
        var manifest = File.ReadAllText(Path.Combine(pack.Repository, "template.json"));

        foreach (var file in ManifestRenderer.Render(manifest))
        {
            var path = Path.Combine(pack.Repository, file.Path);
            Assert.True(File.Exists(path) && file.Content == File.ReadAllText(path),
                $"{file.Path} is not up to date. Run: dotnet msbuild pack.proj -t:Render");
        }
    }

    [Fact]
    public void Every_template_stands_in_the_manifest()
    {
        var manifest = File.ReadAllText(Path.Combine(pack.Repository, "template.json"));
        var rendered = ManifestRenderer.Render(manifest).Select(file => file.Path.Split('/')[1]).Distinct();
        var present = Directory.GetDirectories(Path.Combine(pack.Repository, "templates"), ".template.config", SearchOption.AllDirectories)
            .Select(folder => Path.GetFileName(Path.GetDirectoryName(folder)!));

        Assert.Equal(present.Order(), rendered.Order());
    }
}
