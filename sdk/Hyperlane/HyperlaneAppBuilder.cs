using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Hyperlane.Json;
using Hyperlane.Middleware;
using Hyperlane.WebSockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hyperlane;

/// <summary>Puts an app together: its services, its settings, its log.</summary>
public sealed class HyperlaneAppBuilder
{
    private readonly HostApplicationBuilder _host;
    private readonly AppObserver? _observer = AppObserver.Current;

    internal HyperlaneAppBuilder(string[] args)
    {
        if (_observer is null)
        {
            StartFailures.Watch();
        }

        _host = AppHost.CreateBuilder(_observer is null ? args : [.. args, .. _observer.Arguments]);
        var settings = _host.Configuration.GetSection("Hyperlane");
        Bind(settings);
        SettingText.Split(settings["AllowedHosts"], Options.AllowedHosts);
        SettingText.Split(settings["CrossOrigin:TrustedOrigins"], Options.CrossOrigin.TrustedOrigins);
        SettingText.Split(settings["Compression:MimeTypes"], Options.Compression.MimeTypes);
        SettingText.Split(settings["WebSockets:AllowedOrigins"], Options.WebSockets.AllowedOrigins);
        MiddlewareSettings.ReadLists(settings, Options);
        Json = CreateJsonOptions();
    }

    /// <summary>The services that constructors may ask for.</summary>
    public IServiceCollection Services => _host.Services;

    /// <summary>
    /// The settings: appsettings.json, appsettings.{Environment}.json, user secrets in Development, environment variables, the command
    /// line; the later wins. A file that changes while the app runs is read again in Development, elsewhere if
    /// <c>hostBuilder:reloadConfigOnChange</c> is <c>true</c> on the command line or in the environment
    /// (DOTNET_hostBuilder__reloadConfigOnChange).
    /// </summary>
    public ConfigurationManager Configuration => _host.Configuration;

    /// <summary>
    /// Where the log goes, and what goes there. Default: the console, and in Development a debugger; by the section <c>Logging</c> of the
    /// settings.
    /// </summary>
    public ILoggingBuilder Logging => _host.Logging;

    /// <summary>
    /// Development, Staging or Production (DOTNET_ENVIRONMENT; the default is Production), and where the app's files are.
    /// </summary>
    public IHostEnvironment Environment => _host.Environment;

    /// <summary>The settings of the server.</summary>
    public HyperlaneOptions Options { get; } = new();

    /// <summary>
    /// How JSON is read and written: camelCase, names of any case accepted, enums by name, which is read in any case; numbers are numbers,
    /// and read from strings only with <see cref="JsonNumberHandling.AllowReadingFromString"/>; dates and times as in a query; a member
    /// that is there twice is refused; a number or another struct among the parameters of a constructor must be there unless it is nullable
    /// or has a default. A <c>JsonSerializerContext</c> goes to the front of its TypeInfoResolverChain.
    /// </summary>
    public JsonSerializerOptions Json { get; }

    /// <summary>Makes the app. Afterwards come its middleware and routes.</summary>
    /// <exception cref="StartupException">A setting of a middleware makes no sense.</exception>
    public HyperlaneApp Build()
    {
        _observer?.OnBuilding(this);
        MiddlewareSettings.Check(Options);

        // A trimmed app without a JsonSerializerContext knows no types, which is fine until it answers with JSON.
        JsonRequirement.AddTo(Json, new JsonStrictText(new JsonEnums(Json.TypeInfoResolver ?? JsonTypeInfoResolver.Combine())));
        Json.MakeReadOnly();
        Services.AddSingleton(Options);
        Services.AddSingleton(Options.CrossOrigin);
        Services.AddSingleton(Options.Preconditions);
        Services.AddSingleton(Options.RateLimiting);
        Services.AddSingleton(Options.OutputCache);
        Services.TryAddSingleton<IOutputCacheStore>(_ => new MemoryOutputCacheStore(Options.OutputCache.MaxBytes));
        Services.AddSingleton(Options.Compression);
        Services.AddSingleton(Options.RequestDecompression);
        MiddlewareSettings.Add(Services, Options);
        Services.AddSingleton(Options.WebSockets);
        Services.AddSingleton<WebSocketOrigins>();
        Services.AddSingleton(Options.Rooms);
        Services.TryAddSingleton<IBackplane, MemoryBackplane>();
        Services.AddSingleton<Rooms>();
        Services.AddSingleton(Json);
        Services.AddSingleton<HttpServerService>();
        Services.AddSingleton(new ScopedServices(Services));

        // The last to start and so the first to stop: requests arrive only while everything else is up.
        Services.AddHostedService(services => services.GetRequiredService<HttpServerService>());
        var app = new HyperlaneApp(_host.Build(), _observer);
        _observer?.OnBuilt(app);
        return app;
    }

    private void Bind(IConfigurationSection settings)
    {
        try
        {
            settings.Bind(Options);
        }
        catch (InvalidOperationException error) when (StartFailures.ExplainSetting(error) is { } reason)
        {
            throw new StartupException(reason, error);
        }
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Only where the app allows reflection.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Only where the app allows reflection.")]
    private static JsonSerializerOptions CreateJsonOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            // What is sent as application/json is no HTML, so a quote, an umlaut or an emoji need not hide behind an escape.
            Encoder = JsonTextEncoder.Instance,

            // A client is told what the OpenAPI document says, which is that a number is no string.
            NumberHandling = JsonNumberHandling.Strict,

            // Of two members of one name the receivers before and behind us might each take another (RFC 8259 §4).
            AllowDuplicateProperties = false,

            // The members of an object have no order (RFC 8259 §4), the one that tells its type included.
            AllowOutOfOrderMetadataProperties = true,
        };
        if (JsonSerializer.IsReflectionEnabledByDefault)
        {
            options.TypeInfoResolverChain.Add(new DefaultJsonTypeInfoResolver());

            // By name, as in paths and queries. Where reflection is not allowed, a JsonSerializerContext says UseStringEnumConverter.
            options.Converters.Add(new JsonStringEnumConverter(allowIntegerValues: false));
        }

        return options;
    }
}
