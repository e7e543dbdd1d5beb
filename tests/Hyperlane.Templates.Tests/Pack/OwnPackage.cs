using System.Globalization;
using System.IO.Compression;

namespace Hyperlane.Templates.Tests.Pack;

/// <summary>
/// A package of the user's own, with nothing in it, in a folder that serves as a source. Its trace in the package cache goes with it.
/// </summary>
internal sealed class OwnPackage : IDisposable
{
    public const string Id = "Mine.Thing";

    private readonly string _cached;

    private OwnPackage(string version, string cached) => (Version, _cached) = (version, cached);

    // NuGet asks no source for a version it has seen, so each is new.
    public string Version { get; }

    public bool IsRestored => Directory.Exists(_cached);

    public static async Task<OwnPackage> CreateAsync(string feed)
    {
        var version = $"1.0.0-t{DateTime.UtcNow.ToString("yyyyMMddHHmmssfffffff", CultureInfo.InvariantCulture)}";
        Directory.CreateDirectory(feed);
        await using var file = File.Create(Path.Combine(feed, $"{Id}.{version}.nupkg"));
        await using var zip = new ZipArchive(file, ZipArchiveMode.Create);
        await using (var writer = new StreamWriter(await zip.CreateEntry(Id + ".nuspec").OpenAsync()))
        {
            await writer.WriteAsync($"""
                <package>
                  <metadata><id>{Id}</id><version>{version}</version><authors>me</authors><description>Mine.</description></metadata>
                </package>
                """);
        }

        await using (await zip.CreateEntry("lib/net10.0/_._").OpenAsync())
        {
        }

        return new OwnPackage(version, Path.Combine(await PackageCache.FindAsync(), "mine.thing", version));
    }

    public void Dispose() => PackageCache.Remove(_cached);
}
