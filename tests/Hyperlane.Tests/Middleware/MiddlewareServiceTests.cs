using Hyperlane.Http;
using Hyperlane.Middleware;
using Hyperlane.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Hyperlane.Tests.Middleware;

/// <summary>Which services a middleware gets, and when it is made.</summary>
public sealed class MiddlewareServiceTests
{
    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task One_that_takes_scoped_services_is_made_for_each_request_and_let_go(string environment)
    {
        Assert.Equal(["1 1", "2 1"], await AnswersAsync<ByConstructor>(environment, out var log));
        Assert.Equal(2, log.Disposed);
    }

    [Fact]
    public async Task One_that_is_a_scoped_service_is_that_of_the_request()
        => Assert.Equal(["1 1", "2 1"], await AnswersAsync<Registered>("Development", out _, services => services.AddScoped<Registered>()));

    [Fact]
    public async Task One_of_singletons_is_made_once()
        => Assert.Equal(["1 0", "1 0"], await AnswersAsync<Once>("Development", out _));

    [Fact]
    public async Task Its_method_takes_services_of_the_request()
    {
        Assert.Equal(["0 1", "0 1"], await AnswersAsync<ByMethod>("Production", out _));
        Assert.Equal(["0 1", "0 1"], await AnswersAsync<ByMethodOfTwo>("Production", out _));
        Assert.Equal(["0 1", "0 1"], await AnswersAsync<ByMethodOfThree>("Production", out _));
    }

    [Fact]
    public async Task What_cannot_be_made_says_so_at_start_with_the_line_to_add()
    {
        Assert.Equal(
            "The constructor of WantsStore asks for AuthorStore, which is no service of the app. Add it in Program.cs, before Build(): builder.Services.AddSingleton<AuthorStore>();",
            await FailureAsync(app => app.Use<WantsStore>()));
        Assert.Equal(
            "The constructor of WantsRole asks for String, which is no service of the app. Give the parameter a default, or put the value into a class that is a service.",
            await FailureAsync(app => app.Get("/", context => context.Text("")).Use<WantsRole>()));
        Assert.Equal(
            "The middleware WantsByMethod asks for IAuthors, which is no service of the app. Add it in Program.cs, before Build(): builder.Services.AddSingleton<IAuthors, YourAuthors>();",
            await FailureAsync(app => app.Use<WantsByMethod>()));
    }

    [Fact]
    public async Task Endpoints_whose_services_are_missing_say_so_at_start()
    {
        var error = await Assert.ThrowsAsync<StartupException>(() => TestApp.StartAsync(app => app.MapEndpoints()));

        Assert.Matches(@"^The endpoints of Hyperlane\.Tests\.[\w.]+ ask for \w+, which is no service of the app\. Add it in Program\.cs, before Build\(\): builder\.Services\.AddSingleton<\w+>\(\);$", error.Message);
    }

    private static async Task<string> FailureAsync(Action<HyperlaneApp> declare)
        => (await Assert.ThrowsAsync<StartupException>(() => Quiet.StartAsync(declare))).Message;

    private static Task<string[]> AnswersAsync<T>(string environment, out Log log, Action<IServiceCollection>? add = null)
        where T : IMiddleware
    {
        var made = log = new Log();
        return AskAsync();

        async Task<string[]> AskAsync()
        {
            await using var app = await Quiet.StartAsync(
                app =>
                {
                    app.Use<T>();
                    app.Get("/", context => context.Text(
                        $"{context.Items.FirstOrDefault(item => Equals(item.Key, "made")).Value ?? 0} {context.Services.GetRequiredService<Counter>().Count}"));
                },
                environment: environment,
                configure: builder =>
                {
                    builder.Services.AddSingleton(made).AddScoped<Counter>();
                    add?.Invoke(builder.Services);
                });
            return [await app.Client.GetStringAsync(Quiet.Path("/")), await app.Client.GetStringAsync(Quiet.Path("/"))];
        }
    }

    public sealed class Log
    {
        public int Made { get; set; }

        public int Disposed { get; set; }
    }

    public sealed class Counter
    {
        public int Count { get; set; }
    }

    public sealed class ByConstructor(Log log, Counter counter) : IMiddleware, IDisposable
    {
        private readonly int _number = ++log.Made;

        public ValueTask InvokeAsync(HttpContext context, RequestDelegate next)
        {
            counter.Count++;
            context.Items["made"] = _number;
            return next(context);
        }

        public void Dispose() => log.Disposed++;
    }

    public sealed class Registered(Log log, Counter counter) : IMiddleware
    {
        private readonly int _number = ++log.Made;

        public ValueTask InvokeAsync(HttpContext context, RequestDelegate next)
        {
            counter.Count++;
            context.Items["made"] = _number;
            return next(context);
        }
    }

    public sealed class Once(Log log, string name = "default") : IMiddleware
    {
        private readonly int _number = ++log.Made;

        public ValueTask InvokeAsync(HttpContext context, RequestDelegate next)
        {
            context.Items["made"] = name.Length > 0 ? _number : 0;
            return next(context);
        }
    }

    public sealed class ByMethod : IMiddleware<Counter>
    {
        public ValueTask InvokeAsync(HttpContext context, RequestDelegate next, Counter service)
        {
            service.Count++;
            return next(context);
        }
    }

    public sealed class ByMethodOfTwo : IMiddleware<Counter, Log>
    {
        public ValueTask InvokeAsync(HttpContext context, RequestDelegate next, Counter first, Log second)
        {
            first.Count++;
            return next(context);
        }
    }

    public sealed class ByMethodOfThree : IMiddleware<Log, Counter, IServiceProvider>
    {
        public ValueTask InvokeAsync(HttpContext context, RequestDelegate next, Log first, Counter second, IServiceProvider third)
        {
            second.Count++;
            return next(context);
        }
    }

    public sealed class AuthorStore;

    public interface IAuthors;

    public sealed class WantsStore(AuthorStore store) : IMiddleware
    {
        public ValueTask InvokeAsync(HttpContext context, RequestDelegate next) => context.Text($"{store}");
    }

    public sealed class WantsRole(string role) : IMiddleware
    {
        public ValueTask InvokeAsync(HttpContext context, RequestDelegate next) => context.Text(role);
    }

    public sealed class WantsByMethod : IMiddleware<IAuthors>
    {
        public ValueTask InvokeAsync(HttpContext context, RequestDelegate next, IAuthors service) => context.Text($"{service}");
    }
}
