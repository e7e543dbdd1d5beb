using System.Collections.Concurrent;
using Hyperlane.Http;
using Hyperlane.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Tests.Middleware;

public sealed class RequestLoggingTests
{
    [Fact]
    public async Task Logs_a_line_for_each_request_whatever_its_end()
    {
        using var log = new LogSink();
        await using var app = await Quiet.StartAsync(
            app =>
            {
                app.Use<RequestLogging>();
                app.Get("/", context => context.Text("ok"));
                app.Get("/problem", _ => throw new ProblemException(409));
                app.Get("/boom", _ => throw new InvalidOperationException());
            },
            configure: builder => builder.Services.AddSingleton<ILoggerProvider>(log));

        foreach (var path in (string[])["/", "/problem", "/boom", "/nowhere"])
        {
            using var response = await app.Client.GetAsync(Quiet.Path(path));
        }

        Assert.Equal(["GET / 200", "GET /problem 409", "GET /boom 500", "GET /nowhere 404"],
            log.Lines.Select(line => string.Join(' ', line.Split(' ')[..3])));
    }

    private sealed class LogSink : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName)
            => categoryName == typeof(RequestLogging).FullName ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
            => Lines.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
