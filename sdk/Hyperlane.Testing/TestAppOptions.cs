using System.Security.Claims;

namespace Hyperlane.Testing;

/// <summary>How an app runs in a test.</summary>
/// <remarks>
/// The address is the test's, not the app's, and so does not narrow the hosts that the app answers for; <c>Hyperlane:AllowedHosts</c> does.
/// </remarks>
public sealed class TestAppOptions
{
    private readonly List<Claim> _claims = [];
    private bool _isSignedIn;

    /// <summary>True: no port and no socket, the same bytes. False: a free port of this machine. Default: true.</summary>
    public bool InMemory { get; init; } = true;

    /// <summary>
    /// What the program runs on: <c>memory</c>, <c>port</c>, or the path of the published program, native code too, which is then started
    /// as a process of its own. Default: the environment variable <c>HYPERLANE_TEST_TARGET</c>, so that one setting runs all tests
    /// against each; where that is not set either, <see cref="InMemory"/> counts.
    /// </summary>
    public string? Target { get; init; }

    /// <summary>
    /// The command line of the app: <c>--Blog:Database=test.db</c>. It wins over the app's files and environment variables.
    /// </summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Settings of the app, by their path: <c>["Blog:Database"] = "test.db"</c>. They win as <see cref="Arguments"/> do.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>The environment of the app. Default: Development.</summary>
    public string Environment { get; init; } = "Development";

    /// <summary>Where the app finds its appsettings.json. Default: the folder of its assembly.</summary>
    public string? ContentRoot { get; init; }

    /// <summary>The last word on the app's services and settings, before it is built.</summary>
    public Action<HyperlaneAppBuilder>? Configure { get; init; }

    /// <summary>
    /// Puts middleware and routes around those of the program: called before its own are declared, so what is used here is outermost.
    /// </summary>
    public Action<HyperlaneApp>? ConfigureApp { get; init; }

    /// <summary>The clock of the app, in place of its <see cref="TimeProvider"/>. Default: null, which leaves it.</summary>
    public TimeProvider? Time { get; init; }

    /// <summary>
    /// Gets the lines of the app's log, which then goes nowhere else: <c>Log = output.WriteLine</c>. Called from any thread. Default: null,
    /// which leaves the log.
    /// </summary>
    public Action<string>? Log { get; init; }

    /// <summary>Signs a user in for all requests. For clients of several users see <see cref="TestApp.CreateClient(Claim[])"/>.</summary>
    /// <param name="claims">What is known of the user: <c>new Claim(ClaimTypes.Name, "ada")</c>.</param>
    /// <returns>These options.</returns>
    public TestAppOptions WithUser(params Claim[] claims)
    {
        ArgumentNullException.ThrowIfNull(claims);
        _isSignedIn = true;
        _claims.AddRange(claims);
        return this;
    }

    /// <summary>Who asks where a client says nothing.</summary>
    internal ClaimsPrincipal? Everyone => _isSignedIn ? TestUsers.Of(_claims) : null;

    /// <summary>What only a program in this process can be given; null for nothing.</summary>
    internal string? NeedsProcess => Configure is not null ? nameof(Configure)
        : ConfigureApp is not null ? nameof(ConfigureApp)
        : Time is not null ? nameof(Time)
        : _isSignedIn ? nameof(WithUser)
        : null;

    internal string[] AllArguments(string? contentRoot) =>
    [
        $"--contentRoot={ContentRoot ?? contentRoot ?? AppContext.BaseDirectory}",
        $"--environment={Environment}",
        .. Arguments,
        .. Settings.Select(setting => $"--{setting.Key}={setting.Value}"),
        "--urls=http://127.0.0.1:0",
    ];
}
