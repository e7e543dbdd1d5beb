using Hyperlane.Http;
using Hyperlane.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace Hyperlane.Tests.Middleware;

public sealed class OnionTests
{
    [Fact]
    public async Task Layers_lie_around_each_other_as_they_were_declared()
    {
        await using var app = await Quiet.StartAsync(app =>
        {
            app.Use(Trace("app1")).Use(Trace("app2"));
            var outer = app.MapGroup("/outer").Use(Trace("outer"));
            var inner = outer.MapGroup("/inner").Use(Trace("inner"));
            inner.Get("/", Handle).Use(Trace("route1")).Use(Trace("route2"));
            outer.Get("/", Handle);
            app.Get("/", Handle);
        });

        Assert.Equal("app1 app2 handler /app2 /app1", await TraceOfAsync("/"));
        Assert.Equal("app1 app2 outer handler /outer /app2 /app1", await TraceOfAsync("/outer"));
        Assert.Equal("app1 app2 outer inner route1 route2 handler /route2 /route1 /inner /outer /app2 /app1",
            await TraceOfAsync("/outer/inner"));
        Assert.Equal("app1 app2 /app2 /app1", await TraceOfAsync("/nowhere"));
        Assert.Equal("app1 app2 /app2 /app1", await TraceOfAsync("/outer/nowhere"));

        async Task<string> TraceOfAsync(string path)
        {
            using var response = await app.Client.GetAsync(Quiet.Path(path));
            return string.Join(' ', response.Headers.GetValues("Trace"));
        }
    }

    [Fact]
    public async Task Not_found_and_method_not_allowed_pass_through_the_middleware_of_the_app()
    {
        await using var app = await Quiet.StartAsync(app =>
        {
            app.Use(Trace("app"));
            app.Get("/", Handle);
        });

        using var notFound = await app.Client.GetAsync(Quiet.Path("/x"));
        using var notAllowed = await app.Client.DeleteAsync(Quiet.Path("/"));
        using var options = await app.Client.SendAsync(new HttpRequestMessage(HttpMethod.Options, "/"));

        Assert.Equal((404, 405, 204), ((int)notFound.StatusCode, (int)notAllowed.StatusCode, (int)options.StatusCode));
        Assert.All([notFound, notAllowed, options], response => Assert.True(response.Headers.Contains("Trace")));
        Assert.Equal(["GET", "HEAD", "OPTIONS"], notAllowed.Content.Headers.Allow);
        Assert.Equal(["GET", "HEAD", "OPTIONS"], options.Content.Headers.Allow);
    }

    [Fact]
    public async Task A_layer_may_answer_itself()
    {
        await using var app = await Quiet.StartAsync(app =>
        {
            app.Use((context, next) => context.Request.Headers["Key"] == "42" ? next(context) : context.Problem(401));
            app.Get("/", Handle);
        });

        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("Key", "42");
        using var let = await app.Client.SendAsync(request);
        using var refused = await app.Client.GetAsync(Quiet.Path("/"));

        Assert.Equal((200, 401), ((int)let.StatusCode, (int)refused.StatusCode));
    }

    [Fact]
    public async Task A_class_gets_its_services_and_is_made_once()
    {
        await using var app = await Quiet.StartAsync(
            app =>
            {
                app.Use<Counting>();
                app.Get("/", Handle);
            },
            configure: builder => builder.Services.AddSingleton<Counter>());

        await app.Client.GetStringAsync(Quiet.Path("/"));
        await app.Client.GetStringAsync(Quiet.Path("/"));

        Assert.Equal((1, 2), (app.Services.GetRequiredService<Counter>().Made, app.Services.GetRequiredService<Counter>().Called));
    }

    [Fact]
    public async Task Handlers_behind_ThreadPoolHandlers_run_on_the_thread_pool()
    {
        await using var app = await Quiet.StartAsync(
            app => app.Get("/", context => context.Text($"{Thread.CurrentThread.IsThreadPoolThread}")).Use<ThreadPoolHandlers>(),
            inMemory: false);

        Assert.Equal("True", await app.Client.GetStringAsync(Quiet.Path("/")));
    }

    [Fact]
    public async Task Nothing_can_be_declared_after_the_start()
    {
        await using var app = await Quiet.StartAsync(app => app.Get("/", Handle));

        Assert.Throws<InvalidOperationException>(() => app.App.Get("/late", Handle));
        Assert.Throws<InvalidOperationException>(() => app.App.Use(Trace("late")));
        Assert.Throws<InvalidOperationException>(() => app.App.MapGroup("/late"));
    }

    private static ValueTask Handle(HttpContext context)
    {
        context.Response.Headers.Append("Trace", "handler");
        return context.Text("ok");
    }

    private static Func<HttpContext, RequestDelegate, ValueTask> Trace(string name) => async (context, next) =>
    {
        context.Response.Headers.Append("Trace", name);
        await next(context);
        context.Response.Headers.Append("Trace", "/" + name);
    };

    public sealed class Counter
    {
        public int Made { get; set; }

        public int Called { get; set; }
    }

    public sealed class Counting : IMiddleware
    {
        private readonly Counter _counter;

        public Counting(Counter counter)
        {
            _counter = counter;
            counter.Made++;
        }

        public ValueTask InvokeAsync(HttpContext context, RequestDelegate next)
        {
            _counter.Called++;
            return next(context);
        }
    }
}
