using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Hyperlane.Tests.App;

/// <summary>Where settings come from, and that the services of Microsoft.Extensions are those that its documentation describes.</summary>
public sealed class SettingsTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hyperlane-settings-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_later_source_wins()
    {
        Write("appsettings.json", """{ "A": "file", "B": "file", "C": "file", "D": "file" }""");
        Write("appsettings.Staging.json", """{ "B": "of Staging", "C": "of Staging", "D": "of Staging" }""");
        var name = $"HYPERLANE_TEST_{Guid.NewGuid():n}";
        Environment.SetEnvironmentVariable($"{name}__C", "variable");
        try
        {
            var settings = Build("Staging", "--D=argument").Configuration;

            Assert.Equal(("file", "of Staging", "variable", "argument"),
                (settings["A"], settings["B"], settings[$"{name}:C"], settings["D"]));
        }
        finally
        {
            Environment.SetEnvironmentVariable($"{name}__C", null);
        }
    }

    [Theory]
    [InlineData("Development", null, true)]
    [InlineData("Production", null, false)]
    [InlineData("Production", "true", true)]
    [InlineData("Development", "false", false)]
    public async Task Files_that_change_are_read_again_in_Development_or_where_it_is_asked_for(
        string environment, string? asked, bool expected)
    {
        Write("appsettings.json", """{ "Word": "old" }""");
        var builder = Build(environment, asked is null ? [] : [$"--hostBuilder:reloadConfigOnChange={asked}"]);
        IConfigurationRoot settings = builder.Configuration;
        Assert.Equal(expected, settings.Providers.OfType<JsonConfigurationProvider>().Any(provider => provider.Source.ReloadOnChange));
        if (!expected)
        {
            return;
        }

        var changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watch = ChangeToken.OnChange(settings.GetReloadToken, () =>
        {
            if (settings["Word"] == "new")
            {
                changed.TrySetResult();
            }
        });
        Write("appsettings.json", """{ "Word": "new" }""");

        await changed.Task.WaitAsync(Patience);
    }

    [Fact]
    public async Task Options_of_the_framework_are_configured_as_ever()
    {
        var builder = Build("Production", "--Logging:Console:FormatterName=json", "--Logging:Console:FormatterOptions:IncludeScopes=true",
            "--Logging:LogLevel:Quiet=Error", "--shutdownTimeoutSeconds=7");
        builder.Services.Configure<ConsoleLoggerOptions>(options => options.MaxQueueLength = 9);
        builder.Services.PostConfigure<ConsoleLoggerOptions>(options => options.MaxQueueLength++);
        await using var app = builder.Build();

        var console = app.Services.GetRequiredService<IOptionsMonitor<ConsoleLoggerOptions>>().CurrentValue;
        Assert.Equal(("json", 10), (console.FormatterName, console.MaxQueueLength));
        Assert.True(app.Services.GetRequiredService<IOptionsMonitor<JsonConsoleFormatterOptions>>().CurrentValue.IncludeScopes);
        Assert.Equal(TimeSpan.FromSeconds(7), app.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout);
        Assert.False(app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Quiet").IsEnabled(LogLevel.Warning));
    }

    [Fact]
    public async Task Options_that_are_validated_at_the_start_are()
    {
        var builder = Build("Production", "--urls=http://127.0.0.1:0");
        builder.Services.AddOptions<Own>().Validate(_ => false, "meant").ValidateOnStart();
        var app = builder.Build();

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync());

        Assert.Contains("meant", error.Message, StringComparison.Ordinal);
        await app.DisposeAsync();
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);

    private HyperlaneAppBuilder Build(string environment, params string[] arguments)
        => HyperlaneApp.CreateBuilder([$"--contentRoot={_folder.FullName}", $"--environment={environment}", .. arguments]);

    private sealed class Own;
}
