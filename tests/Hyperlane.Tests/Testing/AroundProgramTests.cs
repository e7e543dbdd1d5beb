using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using Hyperlane.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Hyperlane.Tests.Testing;

/// <summary>What a test can put around the real program, and what the program runs on.</summary>
public sealed class AroundProgramTests
{
    [Fact]
    public async Task Middleware_routes_users_time_and_settings_go_around_it()
    {
        var now = new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);
        await using var app = await TestApp.StartAsync<Program>(new TestAppOptions
        {
            Settings = new Dictionary<string, string> { ["Color"] = "green" },
            Time = new StoppedClock(now),
            ConfigureApp = app =>
            {
                app.Use((context, next) =>
                {
                    context.Response.Headers["X-Outer"] = "yes";
                    return next(context);
                });
                app.Get("/around", context =>
                    context.Text(string.Create(CultureInfo.InvariantCulture,
                        $"{context.User.Identity?.Name} {app.Configuration["Color"]} {context.Services.GetRequiredService<TimeProvider>().GetUtcNow():O}")));
            },
        }.WithUser(new Claim(ClaimTypes.Name, "ada")));

        using var own = await app.Client.GetAsync(Quiet.Path("/"));
        Assert.Equal(["yes"], own.Headers.GetValues("X-Outer"));
        Assert.Equal("Hello, World!", await own.Content.ReadAsStringAsync());
        Assert.Equal("ada green 2030-01-02T03:04:05.0000000+00:00", await app.Client.GetStringAsync(Quiet.Path("/around")));
    }

    [Fact]
    public async Task Clients_of_several_users_ask_one_app()
    {
        await using var app = await Quiet.StartAsync(
            app => app.Get("/", context => context.Text($"{context.User.Identity?.Name ?? "nobody"} {context.User.IsInRole("admin")}")));
        using var ada = app.CreateClient(new Claim(ClaimTypes.Name, "ada"), new Claim(ClaimTypes.Role, "admin"));
        using var bob = app.CreateClient(new Claim(ClaimTypes.Name, "bob"));
        using var forged = app.CreateClient();
        forged.DefaultRequestHeaders.Add("X-Hyperlane-Test-User", "ada");

        Assert.Equal("ada True", await ada.GetStringAsync(Quiet.Path("/")));
        Assert.Equal("bob False", await bob.GetStringAsync(Quiet.Path("/")));
        Assert.Equal("nobody False", await app.Client.GetStringAsync(Quiet.Path("/")));
        Assert.Equal("nobody False", await forged.GetStringAsync(Quiet.Path("/")));
    }

    [Fact]
    public async Task The_log_goes_to_the_test()
    {
        var lines = new ConcurrentQueue<string>();
        await using (await TestApp.StartAsync<Program>(new TestAppOptions { Log = lines.Enqueue }))
        {
        }

        Assert.Contains(lines, line => line.StartsWith("Information: Hyperlane: Now listening on: http://127.0.0.1:",
            StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("memory", true)]
    [InlineData("port", true)]
    [InlineData("program", false)]
    public async Task The_same_test_runs_in_memory_on_a_port_and_against_a_program(string target, bool isInProcess)
    {
        var path = target == "program"
            ? Path.ChangeExtension(typeof(Program).Assembly.Location, OperatingSystem.IsWindows() ? "exe" : null)!.TrimEnd('.')
            : target;
        var lines = new ConcurrentQueue<string>();
        await using var app = await TestApp.StartAsync<Program>(new TestAppOptions { Target = path, Log = lines.Enqueue });

        Assert.Equal("Hello, World!", await app.Client.GetStringAsync(Quiet.Path("/")));
        Assert.Equal(isInProcess, app.IsInProcess);
        Assert.Contains(lines, line => line.Contains("Now listening on", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_program_of_its_own_cannot_be_given_is_said()
    {
        var options = new TestAppOptions { Target = typeof(Program).Assembly.Location, Time = TimeProvider.System };
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => TestApp.StartAsync<Program>(options));

        Assert.StartsWith("Time reaches a program in the process of the test only", error.Message, StringComparison.Ordinal);
    }

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
