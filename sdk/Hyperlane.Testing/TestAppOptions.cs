namespace Hyperlane.Testing;

/// <summary>How an app runs in a test.</summary>
/// <remarks>The address is the test's, not the app's, and so does not narrow the hosts that the app answers for; <c>Hyperlane:AllowedHosts</c> does.</remarks>
public sealed class TestAppOptions
{
    /// <summary>True: no port and no socket, the same bytes. False: a free port of this machine. Default: true.</summary>
    public bool InMemory { get; init; } = true;

    /// <summary>The command line of the app: <c>--Blog:Database=test.db</c>. It wins over the app's files and environment variables.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>The environment of the app. Default: Development.</summary>
    public string Environment { get; init; } = "Development";

    /// <summary>Where the app finds its appsettings.json. Default: the folder of its assembly.</summary>
    public string? ContentRoot { get; init; }

    /// <summary>The last word on the app's services and settings, before it is built.</summary>
    public Action<HyperlaneAppBuilder>? Configure { get; init; }

    internal string[] AllArguments(string? contentRoot) =>
    [
        $"--contentRoot={ContentRoot ?? contentRoot ?? AppContext.BaseDirectory}",
        $"--environment={Environment}",
        .. Arguments,
        "--urls=http://127.0.0.1:0",
    ];
}
