using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Hyperlane.Templates.Tests.Support;

namespace Hyperlane.Templates.Tests.Pack;

/// <summary>What a debugger finds in the assemblies of the SDK.</summary>
public sealed class DebuggingTests(TemplatePack pack)
{
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    [Theory]
    [InlineData("hyperlane/{version}/lib/net10.0/Hyperlane.dll")]
    [InlineData("hyperlane/{version}/analyzers/dotnet/cs/Hyperlane.Generator.dll")]
    [InlineData("hyperlane.authentication/{version}/lib/net10.0/Hyperlane.Authentication.dll")]
    [InlineData("hyperlane.caching/{version}/lib/net10.0/Hyperlane.Caching.dll")]
    [InlineData("hyperlane.data/{version}/lib/net10.0/Hyperlane.Data.dll")]
    [InlineData("hyperlane.data.postgres/{version}/lib/net10.0/Hyperlane.Data.Postgres.dll")]
    [InlineData("hyperlane.redis/{version}/lib/net10.0/Hyperlane.Redis.dll")]
    [InlineData("hyperlane.testing/{version}/lib/net10.0/Hyperlane.Testing.dll")]
    public void It_finds_lines_and_sources_and_no_path_of_the_builder(string path)
    {
        using var assembly = new PEReader([.. Read(path)]);
        var directory = assembly.ReadDebugDirectory();
        var embedded = Assert.Single(directory, entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        Assert.Contains(directory, entry => entry.Type == DebugDirectoryEntryType.Reproducible);
        var named = assembly.ReadCodeViewDebugDirectoryData(
            Assert.Single(directory, entry => entry.Type == DebugDirectoryEntryType.CodeView)).Path;
        Assert.Equal(Path.GetFileNameWithoutExtension(path) + ".pdb", named);

        using var provider = assembly.ReadEmbeddedPortablePdbDebugDirectoryData(embedded);
        var symbols = provider.GetMetadataReader();
        var sources = symbols.CustomDebugInformation.Select(symbols.GetCustomDebugInformation)
            .Where(information => symbols.GetGuid(information.Kind) == EmbeddedSource)
            .Select(information => (DocumentHandle)information.Parent).ToHashSet();
        Assert.NotEmpty(symbols.Documents);
        Assert.All(symbols.Documents, document =>
        {
            Assert.StartsWith("/_/", symbols.GetString(symbols.GetDocument(document).Name), StringComparison.Ordinal);
            Assert.Contains(document, sources);
        });
    }

    private byte[] Read(string path)
    {
        using var package = pack.Open();
        using var file = package.GetEntry(
            $"content/shared/.hyperlane/{path.Replace("{version}", pack.Version, StringComparison.Ordinal)}")!.Open();
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }
}
