using System.Net.WebSockets;
using System.Security.Claims;
using Hyperlane.Transport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Testing;

/// <summary>An app that runs for a test: with its real configuration, its real middleware, and a client.</summary>
/// <example>
/// <code>
/// await using var app = await TestApp.StartAsync&lt;Program&gt;("--Blog:Database=test.db");
/// var posts = await app.Client.GetStringAsync("/posts");
/// </code>
/// </example>
public sealed class TestApp : IAsyncDisposable
{
    private readonly HyperlaneApp? _app;
    private readonly MemoryTransport? _memory;
    private readonly TestUsers _users;
    private readonly Task _program;
    private readonly TestProcess? _process;

    private TestApp(HyperlaneApp app, MemoryTransport? memory, TestUsers users, Task program)
    {
        _app = app;
        _memory = memory;
        _users = users;
        _program = program;
        BaseAddress = new Uri(app.Urls[0]);
        Client = CreateClient();
    }

    private TestApp(TestProcess process, Uri address)
    {
        _process = process;
        _users = new TestUsers(null);
        _program = Task.CompletedTask;
        BaseAddress = address;
        Client = CreateClient();
    }

    /// <summary>The app.</summary>
    /// <exception cref="InvalidOperationException">It runs in a process of its own (<see cref="IsInProcess"/>).</exception>
    public HyperlaneApp App
        => _app ?? throw new InvalidOperationException(
            $"The app runs in a process of its own, as {TestTarget.Variable} or Target says: ask it by Client.");

    /// <summary>
    /// Whether the app runs in the process of the test, and not as a published program of its own. A test that needs its services skips
    /// where it does not.
    /// </summary>
    public bool IsInProcess => _app is not null;

    /// <summary>The services of the app.</summary>
    public IServiceProvider Services => App.Services;

    /// <summary>A client whose relative addresses are the app's.</summary>
    public HttpClient Client { get; }

    /// <summary>Where the app listens: a port of this machine, or one that exists in memory only.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Runs a program as it is: its top-level statements or its Main, up to the app's RunAsync.</summary>
    /// <typeparam name="TProgram">Any type of the program's assembly; Program, as a rule.</typeparam>
    /// <param name="arguments">The command line.</param>
    public static Task<TestApp> StartAsync<TProgram>(params string[] arguments)
        => StartAsync<TProgram>(new TestAppOptions { Arguments = arguments });

    /// <summary>Runs a program as it is: its top-level statements or its Main, up to the app's RunAsync.</summary>
    /// <typeparam name="TProgram">Any type of the program's assembly; Program, as a rule.</typeparam>
    /// <param name="options">How to run it.</param>
    /// <exception cref="InvalidOperationException">The program ended before its app had started.</exception>
    public static async Task<TestApp> StartAsync<TProgram>(TestAppOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var assembly = typeof(TProgram).Assembly;
        var target = TestTarget.Of(options);
        if (target.Executable is { } executable)
        {
            return await StartAsync(executable, options).ConfigureAwait(false);
        }

        var memory = target.InMemory ? new MemoryTransport() : null;
        var users = new TestUsers(options.Everyone);
        var observer = new ProgramObserver(options, memory, users, Path.GetDirectoryName(assembly.Location));
        var program = Task.Factory.StartNew(() => observer.Run(assembly), CancellationToken.None, TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        return new TestApp(await observer.StartedAsync(program).ConfigureAwait(false), memory, users, program);
    }

    /// <summary>Runs an app that the test itself declares.</summary>
    /// <param name="declare">Adds middleware and routes.</param>
    /// <param name="options">How to run it; null for the defaults.</param>
    public static async Task<TestApp> StartAsync(Action<HyperlaneApp> declare, TestAppOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(declare);
        options ??= new TestAppOptions();
        var memory = options.InMemory ? new MemoryTransport() : null;
        var builder = HyperlaneApp.CreateBuilder(options.AllArguments(null));
        Prepare(builder, options, memory);
        var app = builder.Build();
        var users = new TestUsers(options.Everyone);
        Prepare(app, options, users);
        declare(app);
        try
        {
            await app.StartAsync().ConfigureAwait(false);
        }
        catch
        {
            await app.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        return new TestApp(app, memory, users, Task.CompletedTask);
    }

    /// <summary>Another client, with connections of its own.</summary>
    public HttpClient CreateClient() => new(CreateHandler()) { BaseAddress = BaseAddress };

    /// <summary>Another client, whose requests a user makes who has signed in.</summary>
    /// <param name="claims">What is known of the user: <c>new Claim(ClaimTypes.Name, "ada")</c>, <c>new Claim(ClaimTypes.Role,
    /// "admin")</c>.</param>
    /// <exception cref="InvalidOperationException">The app runs in a process of its own, which knows nothing of users of tests.</exception>
    public HttpClient CreateClient(params Claim[] claims)
    {
        ArgumentNullException.ThrowIfNull(claims);
        _ = App;
        var client = CreateClient();
        client.DefaultRequestHeaders.Add(TestUsers.Header, _users.Add(TestUsers.Of(claims)));
        return client;
    }

    /// <summary>Connects to a WebSocket of the app.</summary>
    /// <param name="path">Its path and query.</param>
    /// <param name="configure">Sets headers, subprotocols, or compression.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="WebSocketException">The app refused; <see cref="ClientWebSocket.HttpStatusCode"/> is not at hand then, so ask with
    /// <see cref="Client"/> to see its answer.</exception>
    public async Task<ClientWebSocket> ConnectWebSocketAsync(
        string path, Action<ClientWebSocketOptions>? configure = null, CancellationToken cancellationToken = default)
    {
        var socket = new ClientWebSocket();
        try
        {
            configure?.Invoke(socket.Options);
            using var invoker = new HttpMessageInvoker(CreateHandler());
            var address = new UriBuilder(new Uri(BaseAddress, path)) { Scheme = "ws" }.Uri;
            await socket.ConnectAsync(address, invoker, cancellationToken).ConfigureAwait(false);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>A bare connection, for what no well-behaved client would send.</summary>
    public Stream Connect()
    {
        if (_memory is not null)
        {
            return _memory.Connect(BaseAddress.Port);
        }

        var socket = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
        socket.Connect(System.Net.IPAddress.Loopback, BaseAddress.Port);
        return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
    }

    /// <summary>Stops the app as Ctrl+C would.</summary>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_process is not null)
        {
            await _process.DisposeAsync().ConfigureAwait(false);
        }
        else if (_program.IsCompleted)
        {
            await App.StopAsync().ConfigureAwait(false);
            await App.DisposeAsync().ConfigureAwait(false);
        }
        else
        {
            Services.GetRequiredService<Microsoft.Extensions.Hosting.IHostApplicationLifetime>().StopApplication();
            await _program.ConfigureAwait(false);
        }
    }

    internal static void Prepare(HyperlaneAppBuilder builder, TestAppOptions options, MemoryTransport? memory)
    {
        if (memory is not null)
        {
            builder.Services.AddSingleton<ITransport>(memory);
        }

        if (options.Time is { } time)
        {
            builder.Services.Replace(ServiceDescriptor.Singleton(time));
        }

        if (options.Log is { } log)
        {
            builder.Logging.ClearProviders().AddProvider(new LineLoggerProvider(log));
        }

        options.Configure?.Invoke(builder);

        // The test chose the address, which so says nothing of the hosts that the app is for.
        if (builder.Options.AllowedHosts.Count == 0)
        {
            builder.Options.AllowedHosts.Add("*");
        }
    }

    /// <summary>What a test puts around the program.</summary>
    internal static void Prepare(HyperlaneApp app, TestAppOptions options, TestUsers users)
    {
        app.Use(users);
        options.ConfigureApp?.Invoke(app);
    }

    private static async Task<TestApp> StartAsync(string executable, TestAppOptions options)
    {
        if (options.NeedsProcess is { } option)
        {
            throw new InvalidOperationException(
                $"{option} reaches a program in the process of the test only, and {TestTarget.Variable} or Target names {executable}. Skip the test there.");
        }

        // The line that says where it listens must be in its log, whatever its settings are.
        var (process, address) = await TestProcess.StartAsync(
            executable,
            [.. options.AllArguments(Path.GetDirectoryName(executable)), "--Logging:LogLevel:Hyperlane=Information"],
            options.Log).ConfigureAwait(false);
        return new TestApp(process, address);
    }

    private SocketsHttpHandler CreateHandler()
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        if (_memory is not null)
        {
            handler.ConnectCallback = (_, _) => new ValueTask<Stream>(Connect());
        }

        return handler;
    }
}
