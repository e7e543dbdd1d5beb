using Hyperlane.Templates.Tests.Support;

namespace Hyperlane.Templates.Tests.Pack;

/// <summary>Into the list of "dotnet new", and out of it again.</summary>
public sealed class InstallTests(TemplatePack pack)
{
    [Fact]
    public async Task It_lists_the_template()
    {
        using var folder = new TestFolder();

        var list = await pack.Hive.NewAsync(folder.Path, "list", "hyperlane");

        Assert.Contains("Hyperlane blog API", list.Text, StringComparison.Ordinal);
        Assert.Contains("hyperlane-api", list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Uninstalling_leaves_nothing()
    {
        using var hiveFolder = new TestFolder();
        using var folder = new TestFolder();
        var hive = await Hive.InstallAsync(hiveFolder.Path, pack.PackagePath);

        await hive.NewAsync(folder.Path, "uninstall", "Hyperlane.Templates");

        var create = await Dotnet.TryAsync(folder.Path, "new", "hyperlane-api", "--debug:custom-hive", hive.Path);
        Assert.NotEqual(0, create.ExitCode);
        Assert.Empty(Directory.GetFiles(hiveFolder.Path, "Hyperlane.Templates*", SearchOption.AllDirectories));
    }
}
