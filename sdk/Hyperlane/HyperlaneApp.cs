using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hyperlane;

/// <summary>A web app: what answers, and the server that asks it.</summary>
/// <example>
/// <code>
/// var app = HyperlaneApp.CreateBuilder(args).Build();
/// app.Get("/", context => context.Text("Hello, World!"));
/// await app.RunAsync();
/// </code>
/// </example>
public sealed partial class HyperlaneApp : RouteGroup, IAsyncDisposable
{
    private const string DefaultUrls = "http://localhost:8080";

    private readonly IHost _host;
    private readonly AppObserver? _observer;
    private readonly HttpServerService _service;
    private bool _started;

    internal HyperlaneApp(IHost host, AppObserver? observer)
        : base(host.Services)
    {
        _host = host;
        _observer = observer;
        _service = Services.GetRequiredService<HttpServerService>();
        Logger = Services.GetRequiredService<ILoggerFactory>().CreateLogger(Environment.ApplicationName);
    }

    /// <summary>The settings.</summary>
    public IConfiguration Configuration => Services.GetRequiredService<IConfiguration>();

    /// <summary>Development, Staging or Production, and where the app's files are.</summary>
    public IHostEnvironment Environment => Services.GetRequiredService<IHostEnvironment>();

    /// <summary>The log of the app itself.</summary>
    public ILogger Logger { get; }

    /// <summary>The addresses in use, once the app has started.</summary>
    public IReadOnlyList<string> Urls => _service.Urls;

    private protected override bool IsFrozen => _started && !_isEditing;

    /// <summary>Begins an app.</summary>
    /// <param name="args">The command line: <c>--urls http://127.0.0.1:8080</c>, or any other setting as <c>--Section:Key
    /// value</c>.</param>
    public static HyperlaneAppBuilder CreateBuilder(params string[] args) => new(args);

    /// <summary>
    /// Runs the app until Ctrl+C, SIGTERM or <paramref name="cancellationToken"/>: then requests under way are answered, and it ends.
    /// </summary>
    /// <remarks>If the app cannot start, the error stream says why in a line and the exit code is 1.</remarks>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await StartAsync(cancellationToken).ConfigureAwait(false);
            _observer?.OnStarted(this);
            await _host.WaitForShutdownAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (_observer is null && StartFailures.Explain(error) is not null)
        {
            await Console.Error.WriteLineAsync(StartFailures.Explain(error)).ConfigureAwait(false);
            System.Environment.ExitCode = 1;
        }
        finally
        {
            await DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Starts the app; when the task ends, it answers.</summary>
    /// <exception cref="StartupException">An address is in use or wrong, a setting is wrong, or routes contradict each other.</exception>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        ThrowIfFrozen();
        _started = true;
        await _service.ListenAsync(this, Dispatch, Configuration["urls"] ?? DefaultUrls, cancellationToken).ConfigureAwait(false);
        await _host.StartAsync(cancellationToken).ConfigureAwait(false);
        StartFailures.OnStarted();
    }

    /// <summary>Stops the app: no new connections, requests under way are answered.</summary>
    /// <param name="cancellationToken">When it fires, what is still under way is cut.</param>
    public Task StopAsync(CancellationToken cancellationToken = default) => _host.StopAsync(cancellationToken);

    /// <summary>Lets go of everything; services are disposed.</summary>
    public async ValueTask DisposeAsync()
    {
        await _service.CloseAsync().ConfigureAwait(false);
        if (_host is IAsyncDisposable host)
        {
            await host.DisposeAsync().ConfigureAwait(false);
        }
    }
}
