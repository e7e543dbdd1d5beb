using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hyperlane;

/// <summary>
/// The host of Microsoft.Extensions with settings and log as its own defaults have them, less what a web app seldom
/// wants and every start would pay for: logs for event tracing and for Windows, metrics by configuration, and, outside of
/// Development, a watch on each folder below the app's for the sake of appsettings.json.
/// </summary>
internal static class AppHost
{
    /// <exception cref="StartupException">The command line cannot be read.</exception>
    public static HostApplicationBuilder CreateBuilder(string[] args)
    {
        try
        {
            return Create(args);
        }
        catch (FormatException error)
        {
            throw new StartupException(
                $"The command line cannot be read: {error.Message} Settings are written as --Section:Key value.", error);
        }
    }

    private static HostApplicationBuilder Create(string[] args)
    {
        var configuration = new ConfigurationManager();
        if (!OperatingSystem.IsWindows()
            || !Environment.CurrentDirectory.Equals(Environment.SystemDirectory, StringComparison.OrdinalIgnoreCase))
        {
            // A service of Windows begins in the system's folder, where nothing of the app is.
            configuration.AddInMemoryCollection([new(HostDefaults.ContentRootKey, Environment.CurrentDirectory)]);
        }

        configuration.AddEnvironmentVariables("DOTNET_");
        var host = new HostApplicationBuilder(
            new HostApplicationBuilderSettings { Args = args, Configuration = configuration, DisableDefaults = true });
        AddSettings(host, args);
        AddLog(host);
        FrameworkServices.Add(host.Services);
        if (host.Environment.IsDevelopment())
        {
            host.ConfigureContainer(new DefaultServiceProviderFactory(
                new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true }));
        }

        return host;
    }

    private static void AddSettings(HostApplicationBuilder host, string[] args)
    {
        var settings = host.Configuration;
        var reload = bool.TryParse(settings["hostBuilder:reloadConfigOnChange"], out var said) ? said : host.Environment.IsDevelopment();
        settings.AddJsonFile("appsettings.json", optional: true, reload);
        settings.AddJsonFile($"appsettings.{host.Environment.EnvironmentName}.json", optional: true, reload);
        if (host.Environment.IsDevelopment())
        {
            AddUserSecrets(settings, host.Environment.ApplicationName, reload);
        }

        settings.AddEnvironmentVariables();
        settings.AddCommandLine(args);
    }

    private static void AddUserSecrets(ConfigurationManager settings, string application, bool reload)
    {
        try
        {
            settings.AddUserSecrets(Assembly.Load(new AssemblyName(application)), optional: true, reload);
        }
        catch (FileNotFoundException)
        {
            // Where the app has a name that is not its program's, nothing says whose secrets to take.
        }
    }

    private static void AddLog(HostApplicationBuilder host)
    {
        host.Logging.AddConfiguration(host.Configuration.GetSection("Logging"));
        host.Logging.AddConsole();
        if (host.Environment.IsDevelopment())
        {
            host.Logging.AddDebug();
        }

        host.Logging.Configure(options => options.ActivityTrackingOptions = ActivityTrackingOptions.SpanId | ActivityTrackingOptions.TraceId
            | ActivityTrackingOptions.ParentId);
    }
}
