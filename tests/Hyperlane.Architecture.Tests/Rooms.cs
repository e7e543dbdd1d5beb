namespace Hyperlane.Architecture.Tests;

/// <summary>The rooms within the floors, which are the folders of the sources.</summary>
internal static class Rooms
{
    private static readonly string[] Shared = ["Hyperlane/Endpoints/Attributes", "Hyperlane/Endpoints/Results", "Hyperlane/WebSockets/Rooms"];

    /// <summary>Whether the types of a folder are in the namespace of the folder above, as a user writes them.</summary>
    public static bool SharesNamespace(string folder) => Shared.Contains(folder);
}
