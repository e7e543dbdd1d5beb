using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Configuration;
using Microsoft.Extensions.Logging.Console;

namespace Hyperlane;

/// <summary>The section of the settings that is the console log's.</summary>
internal sealed class ConsoleLogSettings(ILoggerProviderConfigurationFactory settings) : ILoggerProviderConfiguration<ConsoleLoggerProvider>
{
    public IConfiguration Configuration { get; } = settings.GetConfiguration(typeof(ConsoleLoggerProvider));
}
