using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Hyperlane.Http;
using Hyperlane.Http.Serving;
using Hyperlane.Middleware;
using Hyperlane.Transport;
using Hyperlane.Transport.Tls;
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
    /// <param name="args">The command line: <c>--urls http://127.0.0.1:8080</c>, or any other setting as <c>--Section:Key value</c>.</param>
    public static HyperlaneAppBuilder CreateBuilder(params string[] args) => new(args);

    /// <summary>Runs the app until Ctrl+C, SIGTERM or <paramref name="cancellationToken"/>: then requests under way are answered, and it ends.</summary>
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
        var addresses = ListenAddress.ParseAll(Configuration["urls"] ?? DefaultUrls);
        var options = Services.GetRequiredService<HyperlaneOptions>();
        OriginSettings.Check(options);
        LimitSettings.Check(options);
        var logger = Services.GetRequiredService<ILoggerFactory>().CreateLogger("Hyperlane.Http");
        var server = new HttpServer(Services.GetService<ITransport>() ?? options.CreateTransport(), new ServerServices(
            HostFiltering.Surround(WithinCap(Dispatch(), options.Limits), options.AllowedHosts, addresses, logger),
            options.Limits,
            Services.GetRequiredService<JsonSerializerOptions>(),
            Services.GetRequiredService<IServiceScopeFactory>(),
            new FileTypes(MediaTypeSettings.Read(options)),
            logger));
        _service.Server = server;

        var certificates = addresses.Any(address => address.IsHttps) ? LoadCertificates(options) : null;

        // Bound before anything else runs: who finds the port taken has then changed nothing.
        foreach (var address in addresses)
        {
            await ListenAsync(server, address, address.IsHttps ? certificates : null, cancellationToken).ConfigureAwait(false);
        }

        await _host.StartAsync(cancellationToken).ConfigureAwait(false);
        StartFailures.OnStarted();
    }

    /// <summary>Stops the app: no new connections, requests under way are answered.</summary>
    /// <param name="cancellationToken">When it fires, what is still under way is cut.</param>
    public Task StopAsync(CancellationToken cancellationToken = default) => _host.StopAsync(cancellationToken);

    /// <summary>Lets go of everything; services are disposed.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_service.Server is { } server)
        {
            await server.DisposeAsync().ConfigureAwait(false);
        }

        if (_host is IAsyncDisposable host)
        {
            await host.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static RequestDelegate WithinCap(RequestDelegate application, HttpLimits limits)
        => limits.MaxConcurrentRequests > 0 ? new RequestCap(application, limits.MaxConcurrentRequests).InvokeAsync : application;

    private CertificateStore LoadCertificates(HyperlaneOptions options)
    {
        try
        {
            return new CertificateStore(options.Certificates, Environment.ContentRootPath, Environment.IsDevelopment(), warning => LogCertificate(Logger, warning));
        }
        catch (CertificateException error)
        {
            throw new StartupException(error.Message, error);
        }
    }

    private async Task ListenAsync(HttpServer server, ListenAddress address, CertificateStore? certificates, CancellationToken cancellationToken)
    {
        var port = address.Port;
        foreach (var ip in address.Addresses)
        {
            try
            {
                var bound = await server.ListenAsync(new IPEndPoint(ip, port), certificates, cancellationToken).ConfigureAwait(false);
                if (ip == address.Addresses[0])
                {
                    _service.Urls.Add(address.ToUrl(bound));
                }

                // The second address of localhost gets the port that the first was given.
                port = ((IPEndPoint)bound).Port;
            }
            catch (SocketException) when (address.IsLocalhost && ip.Equals(IPAddress.IPv6Loopback))
            {
                // A machine without IPv6, or with another program on that port there: IPv4 is enough for localhost.
            }
            catch (SocketException error)
            {
                throw new StartupException(Explain(address, error), error);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "{Warning}")]
    private static partial void LogCertificate(ILogger logger, string warning);

    private static string Explain(ListenAddress address, SocketException error) => error.SocketErrorCode switch
    {
        SocketError.AddressAlreadyInUse => $"Cannot listen on {address.Url}: another program uses this port. Stop it, or choose another port with --urls.",
        SocketError.AccessDenied => $"Cannot listen on {address.Url}: this user may not use this port. Choose one above 1023 with --urls.",
        SocketError.AddressNotAvailable => $"Cannot listen on {address.Url}: this machine has no such address. Choose another with --urls.",
        _ => $"Cannot listen on {address.Url}: {error.Message}.",
    };
}
