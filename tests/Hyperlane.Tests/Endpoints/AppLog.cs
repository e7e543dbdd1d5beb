using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Tests.Endpoints;

/// <summary>Keeps the lines of a log, exceptions included.</summary>
internal sealed class AppLog : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter)
        => Lines.Enqueue(exception is null ? formatter(state, null) : $"{formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}
