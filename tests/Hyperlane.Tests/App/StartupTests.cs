using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Tests.App;

public sealed class StartupTests
{
    [Theory]
    [InlineData("localhost:8080", "no http:// or https:// URL")]
    [InlineData("http://", "neither an IP address")]
    [InlineData("http://localhost:x", "'x' is no port")]
    [InlineData("http://localhost:70000", "'70000' is no port")]
    [InlineData("http://example.com:80", "'example.com' is neither")]
    [InlineData("http://localhost:80/base", "no port")]
    [InlineData(";", "No URL")]
    public async Task A_bad_URL_is_refused_with_what_to_write_instead(string urls, string expected)
    {
        await using var app = Build(urls);

        var error = await Assert.ThrowsAsync<StartupException>(() => app.StartAsync());

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public async Task A_port_in_use_is_refused_before_any_service_starts()
    {
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        taken.Listen();
        var service = new Service();
        await using var app = Build($"http://{taken.LocalEndPoint}", builder => builder.Services.AddSingleton<IHostedService>(service));

        var error = await Assert.ThrowsAsync<StartupException>(() => app.StartAsync());

        Assert.Contains("another program uses this port", error.Message, StringComparison.Ordinal);
        Assert.False(service.Started);
    }

    [Fact]
    public async Task Contradicting_routes_are_refused_with_both_places()
    {
        await using var app = Build("http://127.0.0.1:0");
        app.Get("/posts/{slug}", context => context.Text("1"));
        app.MapGroup("/posts").Get("/{id}", context => context.Text("2"));

        var error = await Assert.ThrowsAsync<StartupException>(() => app.StartAsync());

        Assert.Matches(@"GET /posts/\{slug\} \(StartupTests\.cs:\d+\)", error.Message);
        Assert.Matches(@"GET /posts/\{id\} \(StartupTests\.cs:\d+\)", error.Message);
    }

    [Theory]
    [InlineData("http://127.0.0.1:0", @"^http://127\.0\.0\.1:\d+$")]
    [InlineData("http://localhost:0", @"^http://localhost:\d+$")]
    [InlineData("http://[::1]:0", @"^http://\[::1\]:\d+$")]
    [InlineData("http://*:0", @"^http://(\[::\]|0\.0\.0\.0):\d+$")]
    public async Task Says_where_it_listens_and_answers_there(string urls, string expected)
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6 || !urls.Contains("::", StringComparison.Ordinal), "This machine has no IPv6.");
        await using var app = Build(urls);
        app.Get("/", context => context.Text("hello"));
        await app.StartAsync();

        var url = Assert.Single(app.Urls);
        Assert.Matches(expected, url);
        using var client = new HttpClient();
        Assert.Equal("hello", await client.GetStringAsync(
            new Uri(url.Replace("[::]", "127.0.0.1", StringComparison.Ordinal).Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal))));
        await app.StopAsync();
    }

    [Fact]
    public async Task Listens_on_several_addresses()
    {
        await using var app = Build("http://127.0.0.1:0;http://127.0.0.2:0");
        app.Get("/", context => context.Text("hello"));
        await app.StartAsync();

        using var client = new HttpClient();
        Assert.Equal(2, app.Urls.Count);
        foreach (var url in app.Urls)
        {
            Assert.Equal("hello", await client.GetStringAsync(new Uri(url)));
        }

        await app.StopAsync();
    }

    [Fact]
    public async Task Requests_arrive_only_while_the_other_services_run()
    {
        var service = new Service();
        await using var app = await Quiet.StartAsync(
            app => app.Get("/", context => context.Text($"{service.Started} {service.Stopped}")),
            configure: builder => builder.Services.AddSingleton<IHostedService>(service));

        Assert.Equal("True False", await app.Client.GetStringAsync(Quiet.Path("/")));
    }

    [Fact]
    public async Task Settings_of_the_server_come_from_the_configuration()
    {
        await using var app = await Quiet.StartAsync(
            app => app.Post("/", async context => await context.Text($"{(await context.Request.ReadBytesAsync()).Length}")),
            arguments: "--Hyperlane:Limits:MaxBodyBytes=10");

        using var small = await app.Client.PostAsync(Quiet.Path("/"), new ByteArrayContent(new byte[10]));
        using var large = await app.Client.PostAsync(Quiet.Path("/"), new ByteArrayContent(new byte[11]));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.RequestEntityTooLarge), (small.StatusCode, large.StatusCode));
    }

    [Fact]
    public async Task Services_of_a_request_are_disposed_with_it()
    {
        var disposed = new TaskCompletionSource();
        await using var app = await Quiet.StartAsync(
            app => app.Get("/", context =>
                context.Text($"{ReferenceEquals(context.Services.GetRequiredService<Scoped>(), context.Services.GetRequiredService<Scoped>())}")),
            configure: builder => builder.Services.AddScoped(_ => new Scoped(disposed)));

        Assert.Equal("True", await app.Client.GetStringAsync(Quiet.Path("/")));
        await disposed.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    private static HyperlaneApp Build(string urls, Action<HyperlaneAppBuilder>? configure = null)
    {
        var builder = HyperlaneApp.CreateBuilder($"--urls={urls}");
        builder.Logging.ClearProviders();
        configure?.Invoke(builder);
        return builder.Build();
    }

    private sealed class Scoped(TaskCompletionSource disposed) : IDisposable
    {
        public void Dispose() => disposed.SetResult();
    }

    private sealed class Service : IHostedService
    {
        public bool Started { get; private set; }

        public bool Stopped { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken)
        {
            Started = true;
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            Stopped = true;
            return Task.CompletedTask;
        }
    }
}
