using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Hyperlane.Http;
using Hyperlane.Http.Serving;
using Hyperlane.Http.Telemetry;
using Hyperlane.Middleware;
using Hyperlane.Transport;
using Hyperlane.Transport.Tls;
using Hyperlane.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hyperlane;

/// <summary>
/// The server of an app: it listens before any hosted service starts, opens when all others have started, and drains before
/// they stop. Nothing else of the app knows which protocol is served.
/// </summary>
internal sealed partial class HttpServerService(ILoggerFactory loggers) : IHostedService
{
    private readonly ILogger _logger = loggers.CreateLogger("Hyperlane");
    private HttpServer? _server;
    private ServerTelemetry? _telemetry;
    private TimeSpan _drainDelay;

    /// <summary>The addresses in use.</summary>
    public List<string> Urls { get; } = [];

    /// <summary>Checks the settings and listens; connections wait until the server opens.</summary>
    /// <param name="app">The app.</param>
    /// <param name="dispatch">Makes what answers requests, once the settings are found good.</param>
    /// <param name="urls">Where to listen, parted by semicolons.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StartupException">An address is in use or wrong, a setting is wrong, or routes contradict each other.</exception>
    public async Task ListenAsync(HyperlaneApp app, Func<RequestDelegate> dispatch, string urls, CancellationToken cancellationToken)
    {
        var addresses = ListenAddress.ParseAll(urls);
        var options = app.Services.GetRequiredService<HyperlaneOptions>();
        OriginSettings.Check(options);
        LimitSettings.Check(options);
        _drainDelay = options.Health.DrainDelay;
        var logger = loggers.CreateLogger("Hyperlane.Http");
        var transport = app.Services.GetService<ITransport>() ?? options.CreateTransport();
        var telemetry = _telemetry = TelemetrySetup.Create(app.Services);
        var application = HostFiltering.Surround(WithinCap(dispatch(), options.Limits), options.AllowedHosts, addresses, logger);
        var server = new HttpServer(transport, new ServerServices(
            new RequestTelemetry(application, telemetry).InvokeAsync,
            options.Limits,
            app.Services.GetRequiredService<JsonSerializerOptions>(),
            app.Services.GetRequiredService<IServiceScopeFactory>(),
            new FileTypes(MediaTypeSettings.Read(options)),
            telemetry,
            logger));
        _server = server;
        TelemetrySetup.Observe(telemetry, () => server.ConnectionCount, transport, app.Services.GetRequiredService<Rooms>());
        var certificates = addresses.Any(address => address.IsHttps) ? LoadCertificates(app, options) : null;

        // Bound before anything else runs: an app that finds the port taken has then changed nothing.
        foreach (var address in addresses)
        {
            await ListenAsync(server, address, address.IsHttps ? certificates : null, cancellationToken).ConfigureAwait(false);
        }

        options.HttpsRedirection.ServedPort = Urls.FirstOrDefault(url => url.StartsWith("https:", StringComparison.Ordinal)) is { } secure
            ? new Uri(secure).Port
            : null;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _server?.Open();
        foreach (var url in Urls)
        {
            LogListening(_logger, url);
        }

        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // Once, however often the host is told to stop.
        var delay = _drainDelay;
        _drainDelay = TimeSpan.Zero;
        await Task.Delay(delay, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await (_server?.StopAsync(cancellationToken) ?? Task.CompletedTask).ConfigureAwait(false);
    }

    /// <summary>Closes the listeners, also where the app was never started or failed to.</summary>
    public ValueTask CloseAsync()
    {
        _telemetry?.Dispose();
        return _server?.DisposeAsync() ?? default;
    }

    private static RequestDelegate WithinCap(RequestDelegate application, HttpLimits limits)
        => limits.MaxConcurrentRequests > 0 ? new RequestCap(application, limits.MaxConcurrentRequests).InvokeAsync : application;

    private static CertificateStore LoadCertificates(HyperlaneApp app, HyperlaneOptions options)
    {
        try
        {
            return new CertificateStore(
                options.Certificates, app.Environment.ContentRootPath, app.Environment.IsDevelopment(),
                warning => LogCertificate(app.Logger, warning));
        }
        catch (CertificateException error)
        {
            throw new StartupException(error.Message, error);
        }
    }

    private async Task ListenAsync(HttpServer server, ListenAddress address, CertificateStore? certificates,
        CancellationToken cancellationToken)
    {
        var port = address.Port;
        foreach (var ip in address.Addresses)
        {
            try
            {
                var bound = await server.ListenAsync(new IPEndPoint(ip, port), certificates, cancellationToken).ConfigureAwait(false);
                if (ip == address.Addresses[0])
                {
                    Urls.Add(address.ToUrl(bound));
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

    private static string Explain(ListenAddress address, SocketException error) => error.SocketErrorCode switch
    {
        SocketError.AddressAlreadyInUse =>
            $"Cannot listen on {address.Url}: another program uses this port. Stop it, or choose another port with --urls.",
        SocketError.AccessDenied => $"Cannot listen on {address.Url}: this user may not use this port. Choose one above 1023 with --urls.",
        SocketError.AddressNotAvailable => $"Cannot listen on {address.Url}: this machine has no such address. Choose another with --urls.",
        _ => $"Cannot listen on {address.Url}: {error.Message}.",
    };

    [LoggerMessage(1, LogLevel.Information, "Now listening on: {Url}")]
    private static partial void LogListening(ILogger logger, string url);

    [LoggerMessage(4, LogLevel.Warning, "{Warning}")]
    private static partial void LogCertificate(ILogger logger, string warning);
}
