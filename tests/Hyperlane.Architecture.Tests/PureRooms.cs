namespace Hyperlane.Architecture.Tests;

/// <summary>Rooms that turn bytes into meaning and back, and know neither where the bytes come from nor what time it is.</summary>
internal static class PureRooms
{
    private static readonly string[] Namespaces =
        ["System.IO.Pipelines", "System.Net.Sockets", "System.Net.Security", "System.Threading.Tasks", "System.Timers"];

    private static readonly TypeName[] Types =
    [
        new("System", "DateTime"), new("System", "DateTimeOffset"), new("System", "Environment"), new("System", "TimeProvider"),
        new("System.Diagnostics", "Stopwatch"), new("System.IO", "File"), new("System.IO", "FileStream"),
        new("System.Threading", "CancellationToken"), new("System.Threading", "CancellationTokenSource"), new("System.Threading", "Thread"),
        new("System.Threading", "ThreadPool"), new("System.Threading", "Timer"),
    ];

    /// <summary>Memory that grows, and no more than that.</summary>
    private static readonly TypeName Memory = new("Hyperlane.Transport", "RentedBuffer");

    /// <summary>The folders.</summary>
    public static IReadOnlyList<string> All { get; } =
        ["Hyperlane/Http/Messages", "Hyperlane/Http/Parsing", "Hyperlane/WebSockets/Protocol"];

    /// <summary>Whether a type is a way to bytes or to the time.</summary>
    public static bool IsForbidden(TypeName used)
        => Namespaces.Contains(used.Namespace)
            || Types.Contains(used)
            || (Floors.Of(used.Namespace) == "Hyperlane.Transport" && used != Memory);

    /// <summary>The uses by types of a folder that are not allowed.</summary>
    public static IEnumerable<Use> Broken(string room, IEnumerable<Use> uses, Func<TypeName, string?> roomOf)
        => uses.Where(use => roomOf(use.User) == room && IsForbidden(use.Used));
}
