using System.Text.Json;
using Hyperlane.Http.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Http;

/// <summary>What every connection of a server shares.</summary>
/// <param name="Application">What answers requests.</param>
/// <param name="Limits">What one client may ask.</param>
/// <param name="Json">How JSON is read and written.</param>
/// <param name="ScopeFactory">Makes the services of a request.</param>
/// <param name="FileTypes">The media types of files.</param>
/// <param name="Telemetry">What can be measured.</param>
/// <param name="Logger">Where the server says what it could not tell anybody else.</param>
internal sealed record ServerServices(
    RequestDelegate Application,
    HttpLimits Limits,
    JsonSerializerOptions Json,
    IServiceScopeFactory ScopeFactory,
    FileTypes FileTypes,
    ServerTelemetry Telemetry,
    ILogger Logger);
