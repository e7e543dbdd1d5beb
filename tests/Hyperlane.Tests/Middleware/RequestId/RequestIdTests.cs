using System.Collections.Concurrent;
using System.Text.Json;
using Hyperlane.Middleware;
using Hyperlane.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Tests.Middleware;

public sealed partial class RequestIdTests
{
    [Fact]
    public async Task It_is_in_the_answer_in_the_log_and_in_problems()
    {
        using var log = new ScopeLog();
        await using var app = await StartAsync(log);
        await using var client = new RawClient(app);

        var first = (await client.AskAsync("GET / HTTP/1.1\r\nHost: a\r\nX-Request-Id: mine\r\n\r\n")).Headers["X-Request-Id"];
        var failed = await client.AskAsync("GET /nowhere HTTP/1.1\r\nHost: a\r\n\r\n");
        var broken = await client.AskAsync("GET /fails HTTP/1.1\r\nHost: a\r\n\r\n");

        Assert.Matches("^[0-9a-f]{32}$", first);
        Assert.NotEqual(first, failed.Headers["X-Request-Id"]);
        Assert.Contains(("handled", first), log.Lines);
        foreach (var answer in (RawResponse[])[failed, broken])
        {
            using var problem = JsonDocument.Parse(answer.Body);
            Assert.Equal(answer.Headers["X-Request-Id"], problem.RootElement.GetProperty("traceId").GetString());
        }

        Assert.Contains(log.Lines, line => line.Text.Contains($"GET /fails failed ({broken.Headers["X-Request-Id"]})", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a-1.B_2", true)]
    [InlineData("0123456789", true)]
    [InlineData("01234567890", false)]
    [InlineData("a b", false)]
    [InlineData("", false)]
    [InlineData("<a>", false)]
    [InlineData("a\r\nX-Request-Id: b", false)]
    public async Task A_name_from_outside_is_kept_only_if_asked_for_and_well_formed(string id, bool isKept)
    {
        await using var app = await StartAsync(null, "--Hyperlane:RequestId:AcceptIncoming=true", "--Hyperlane:RequestId:MaxLength=10");
        await using var client = new RawClient(app);

        var answer = await client.AskAsync($"GET / HTTP/1.1\r\nHost: a\r\nX-Request-Id: {id}\r\n\r\n");

        Assert.Equal(isKept, answer.Headers["X-Request-Id"] == id);
        Assert.Equal(isKept ? id.Length : 32, answer.Headers["X-Request-Id"].Length);
    }

    [Theory]
    [InlineData("HeaderName=a b", "can be the name of no header")]
    [InlineData("MaxLength=0", "must be at least 1")]
    public async Task A_setting_that_makes_no_sense_is_refused_at_start(string setting, string expected)
    {
        var error = await Assert.ThrowsAsync<StartupException>(() => StartAsync(null, $"--Hyperlane:RequestId:{setting}"));

        Assert.StartsWith("The setting Hyperlane:RequestId is wrong: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [LoggerMessage(1, LogLevel.Information, "handled")]
    private static partial void LogHandled(ILogger logger);

    private static Task<TestApp> StartAsync(ScopeLog? log, params string[] arguments) => Quiet.StartAsync(app =>
    {
        app.Use<RequestId>();
        app.Get("/", context =>
        {
            LogHandled(context.Services.GetRequiredService<ILogger<RequestIdTests>>());
            return context.Text("hi");
        });
        app.Get("/fails", context => throw new InvalidOperationException("a defect"));
    },
    configure: builder =>
    {
        if (log is not null)
        {
            builder.Logging.AddProvider(log);
        }
    },
    arguments: arguments);

    /// <summary>Keeps lines with the name of the request that their scopes have.</summary>
    private sealed class ScopeLog : ILoggerProvider, ILogger, ISupportExternalScope
    {
        private IExternalScopeProvider? _scopes;

        public ConcurrentQueue<(string Text, string? RequestId)> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            string? id = null;
            _scopes?.ForEachScope((scope, _) => id = scope is IEnumerable<KeyValuePair<string, object?>> pairs
                ? pairs.FirstOrDefault(pair => pair.Key == "RequestId").Value as string ?? id
                : id, 0);
            Lines.Enqueue((formatter(state, exception), id));
        }

        public void Dispose()
        {
        }
    }
}
