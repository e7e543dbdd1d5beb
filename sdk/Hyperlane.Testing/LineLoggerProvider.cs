using Microsoft.Extensions.Logging;

namespace Hyperlane.Testing;

/// <summary>Gives the lines of the log to a test.</summary>
internal sealed class LineLoggerProvider(Action<string> write) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new Lines(categoryName, write);

    public void Dispose()
    {
    }

    private sealed class Lines(string category, Action<string> write) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            ArgumentNullException.ThrowIfNull(formatter);
            var line = $"{logLevel}: {category}: {formatter(state, exception)}";
            write(exception is null ? line : $"{line}{Environment.NewLine}{exception}");
        }
    }
}
