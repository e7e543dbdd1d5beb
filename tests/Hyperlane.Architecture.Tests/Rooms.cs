namespace Hyperlane.Architecture.Tests;

/// <summary>The rooms within the floors, which are the folders of the sources.</summary>
internal static class Rooms
{
    private const string Generator = "Hyperlane.Generator";

    /// <summary>A middleware that takes several files has a room; a user finds all of them in one namespace.</summary>
    private static readonly string[] Middleware =
    [
        .. SourceFile.All.Select(file => file.Folder)
            .Where(folder => folder.StartsWith("Hyperlane/Middleware/", StringComparison.Ordinal)).Distinct(),
    ];

    private static readonly string[] Shared =
    [
        "Hyperlane/Endpoints/Attributes", "Hyperlane/Endpoints/Results", "Hyperlane/WebSockets/Rooms",
        "Hyperlane/Http/Conditions",
        .. Middleware,
        .. new[] { "Accounts", "Antiforgery", "ApiKeys", "Bearer", "Cookies", "Protection", "Sessions" }
            .Select(room => $"Hyperlane.Authentication/{room}"),
        .. new[] { "Answers", "Charts", "Datasets", "Reading", "Sql", "Statistics", "Worker" }.Select(room => $"Hyperlane.Data/{room}"),
    ];

    /// <summary>What a user touches: it knows <c>HttpExchange</c>, and nothing of the protocol that carries it.</summary>
    private static readonly string[] WithoutWire =
    [
        "Hyperlane/Http", "Hyperlane/Http/Telemetry", "Hyperlane/WebSockets", "Hyperlane/WebSockets/Connection", "Hyperlane/WebSockets/Protocol",
        "Hyperlane/WebSockets/Rooms", "Hyperlane/Routing",
        "Hyperlane/Http/Conditions",
        "Hyperlane/Middleware", "Hyperlane/OpenApi", "Hyperlane/Endpoints",
        .. Middleware,
        .. new[] { "Attributes", "Binding", "Files", "Forms", "Health", "Results", "Streams", "Validation" }.Select(
            room => $"Hyperlane/Endpoints/{room}"),
    ];

    private static readonly Dictionary<TypeName, string> Folders = SourceFile.All
        .SelectMany(file => file.Types.Select(type => (Type: new TypeName(file.Namespace, type), file.Folder)))
        .GroupBy(declared => declared.Type, declared => declared.Folder)
        .ToDictionary(declared => declared.Key, declared => declared.First());

    /// <summary>What no room may know of another on its floor.</summary>
    public static IReadOnlyList<RoomRule> Rules { get; } =
    [
        new("Hyperlane/Values", "Hyperlane/Transport", "Hyperlane/Transport/Epoll", "Hyperlane/Transport/Tls"),
        new("Hyperlane/Json", "Hyperlane/Transport", "Hyperlane/Transport/Epoll", "Hyperlane/Transport/Tls"),
        new("Hyperlane/Http/Messages", "Hyperlane/Http/Parsing", "Hyperlane/Http/Serving"),
        new("Hyperlane/Http/Parsing", "Hyperlane/Http/Serving"),
        new("Hyperlane/WebSockets/Protocol", "Hyperlane/WebSockets", "Hyperlane/WebSockets/Connection", "Hyperlane/WebSockets/Rooms"),
        new("Hyperlane/WebSockets/Connection", "Hyperlane/WebSockets/Rooms"),
        new("Hyperlane/WebSockets", "Hyperlane/WebSockets/Rooms"),
        .. WithoutWire.Select(room => new RoomRule(room, "Hyperlane/Http/Parsing", "Hyperlane/Http/Serving")),
        new("Hyperlane/Endpoints/Attributes", "Hyperlane/Endpoints/Results", "Hyperlane/Endpoints/Binding", "Hyperlane/Endpoints/Validation"),
        new("Hyperlane/Endpoints/Results", "Hyperlane/Endpoints/Binding", "Hyperlane/Endpoints/Validation", "Hyperlane/Endpoints/Forms"),
        new("Hyperlane/Endpoints/Binding", "Hyperlane/Endpoints/Validation"),
        new("Hyperlane/Endpoints/Forms", "Hyperlane/Endpoints", "Hyperlane/Endpoints/Binding", "Hyperlane/Endpoints/Results", "Hyperlane/Endpoints/Validation"),
        new("Hyperlane/Endpoints", "Hyperlane/Endpoints/Binding", "Hyperlane/Endpoints/Validation"),
        new("Hyperlane/Endpoints/Files", "Hyperlane/Endpoints/Binding", "Hyperlane/Endpoints/Results", "Hyperlane/Endpoints/Forms"),
        new("Hyperlane/Endpoints/Health", "Hyperlane/Endpoints/Binding", "Hyperlane/Endpoints/Results", "Hyperlane/Endpoints/Forms"),
        new("Hyperlane/Endpoints/Streams", "Hyperlane/Endpoints/Binding", "Hyperlane/Endpoints/Results", "Hyperlane/Endpoints/Forms"),
        .. GeneratorRules("Models", "Reading", "Checking", "Writing"),
        .. GeneratorRules("Reading", "Checking", "Writing"),
        .. GeneratorRules("Checking", "Writing"),
        .. GeneratorRules("Writing", "Checking"),
    ];

    /// <summary>The folder that a type is declared in; null if it is none of ours.</summary>
    public static string? Of(TypeName type) => Folders.GetValueOrDefault(type with { Name = type.Name.Split('`')[0] });

    /// <summary>Whether the types of a folder are in the namespace of the folder above, as a user writes them.</summary>
    public static bool SharesNamespace(string folder) => Shared.Contains(folder);

    private static IEnumerable<RoomRule> GeneratorRules(string room, params string[] mustNotUse)
    {
        string[] others = [.. mustNotUse.SelectMany(FoldersOf)];
        return FoldersOf(room).Select(folder => new RoomRule(folder, others));
    }

    /// <summary>What belongs to OpenAPI documents lies in a folder of its own, where there is any.</summary>
    private static IEnumerable<string> FoldersOf(string room)
        => new[] { $"{Generator}/{room}", $"{Generator}/{room}/Documents" }.Intersect(SourceFile.All.Select(file => file.Folder));
}
