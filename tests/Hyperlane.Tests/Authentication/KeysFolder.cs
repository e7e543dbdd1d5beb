using Microsoft.Extensions.Configuration;

namespace Hyperlane.Tests.Authentication;

/// <summary>Keys of tests: in a folder that they share and nobody else has.</summary>
internal static class KeysFolder
{
    private static readonly string Folder = Directory.CreateTempSubdirectory("hyperlane-keys-").FullName;

    public static void Use(HyperlaneAppBuilder builder)
        => builder.Configuration.AddInMemoryCollection([new("Hyperlane:DataProtection:KeysFolder", Folder)]);
}
