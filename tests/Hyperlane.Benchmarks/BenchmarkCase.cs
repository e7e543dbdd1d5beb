namespace Hyperlane.Benchmarks;

/// <summary>One kind of load.</summary>
/// <param name="Name">How it is called on the command line and in the table.</param>
/// <param name="Path">What is asked for.</param>
/// <param name="Json">What is posted, as JSON; null to GET.</param>
/// <param name="IsPipelined">Whether requests are sent in bunches, without waiting for the answers.</param>
internal sealed record BenchmarkCase(string Name, string Path, string? Json = null, bool IsPipelined = false)
{
    /// <summary>The other server.</summary>
    public ServerProgram Against { get; private init; } = ServerProgram.AspNetCore;

    public static IReadOnlyList<BenchmarkCase> All { get; } =
    [
        new("hello", "/"),
        new("bare", "/") { Against = ServerProgram.BareEpoll },
        new("watch", "/") { Against = ServerProgram.Unwatched },
        new("pipelined", "/", IsPipelined: true),
        new("users", "/users/42"),
        new("json", "/json"),
        new("file", "/file"),
        new("post", "/greetings", """{"name":"Ada Lovelace","age":36,"tags":["mathematics","engines"]}"""),
    ];
}
