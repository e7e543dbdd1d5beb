using Hyperlane.Http.Serving;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hyperlane;

/// <summary>The server's place among the hosted services: it opens when all others have started, and drains before they stop.</summary>
internal sealed partial class HttpServerService(ILoggerFactory loggers) : IHostedService
{
    private readonly ILogger _logger = loggers.CreateLogger("Hyperlane");

    /// <summary>Set when the server is bound, before any hosted service starts.</summary>
    public HttpServer? Server { get; set; }

    /// <summary>The addresses in use.</summary>
    public List<string> Urls { get; } = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Server?.Open();
        foreach (var url in Urls)
        {
            LogListening(_logger, url);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Server?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    [LoggerMessage(1, LogLevel.Information, "Now listening on: {Url}")]
    private static partial void LogListening(ILogger logger, string url);
}
