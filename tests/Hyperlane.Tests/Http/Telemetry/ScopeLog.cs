using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Tests.Http.Telemetry;

/// <summary>A log that shows scopes: keeps those of each line.</summary>
internal sealed class ScopeLog : ILoggerProvider, ISupportExternalScope, ILogger
{
    private IExternalScopeProvider _provider = new LoggerExternalScopeProvider();

    public ConcurrentDictionary<string, Dictionary<string, string?>> Scopes { get; } = [];

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _provider = scopeProvider;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => _provider.Push(state);

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        Dictionary<string, string?> values = [];
        _provider.ForEachScope(
            static (scope, values) =>
            {
                foreach (var (name, value) in scope as IEnumerable<KeyValuePair<string, object?>> ?? [])
                {
                    values[name] = value?.ToString();
                }
            },
            values);
        Scopes[formatter(state, exception)] = values;
    }

    public void Dispose()
    {
    }
}
