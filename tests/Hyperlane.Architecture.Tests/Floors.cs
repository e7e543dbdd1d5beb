namespace Hyperlane.Architecture.Tests;

/// <summary>The floors of the house, which are the namespaces of the library.</summary>
internal static class Floors
{
    /// <summary>From the roof to the ground: each floor may use those that stand after it, and only those.</summary>
    public static IReadOnlyList<string> TopDown { get; } =
    [
        "Hyperlane",
        "Hyperlane.OpenApi",
        "Hyperlane.Endpoints",
        "Hyperlane.Middleware",
        "Hyperlane.Routing",
        "Hyperlane.WebSockets",
        "Hyperlane.Http",
        "Hyperlane.Json",
        "Hyperlane.Values",
        "Hyperlane.Transport",
    ];

    /// <summary>
    /// The floor that a namespace belongs to: "Hyperlane.Routing.Constraints" is a room of "Hyperlane.Routing". Null if it is none of the
    /// library's.
    /// </summary>
    public static string? Of(string @namespace)
    {
        if (@namespace == TopDown[0])
        {
            return @namespace;
        }

        return TopDown.Skip(1).FirstOrDefault(floor => @namespace == floor || @namespace.StartsWith(floor + ".", StringComparison.Ordinal));
    }

    /// <summary>Whether one floor may use another.</summary>
    public static bool Allow(string user, string used)
        => user == used || TopDown.Index().Single(floor => floor.Item == user).Index < TopDown.Index()
            .Single(floor => floor.Item == used).Index;
}
