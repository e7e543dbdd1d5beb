using System.Net;
using System.Security.Claims;
using Hyperlane.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace Hyperlane.Tests.Docs.Samples;

public sealed class IndexSample
{
    [Fact]
    public async Task A_group_has_a_middleware_of_its_own()
    {
        await using var app = await Quiet.StartAsync(Declare, inMemory: false);
        using var stranger = await app.Client.GetAsync(Quiet.Path("/admin"), TestContext.Current.CancellationToken);
        using var client = app.CreateClient(new Claim(ClaimTypes.Role, "admin"));
        using var admin = await client.GetAsync(Quiet.Path("/admin"), TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (stranger.StatusCode, admin.StatusCode));
        Assert.Equal("one", Assert.Single(stranger.Headers.GetValues("X-Served-By")));
    }

    [Fact]
    public async Task A_scoped_service_knows_the_request()
    {
        await using var app = await Quiet.StartAsync(
            app =>
            {
                UseTenant(app);
                app.Get("/", context => context.Text(context.Services.GetRequiredService<Tenant>().Name));
            },
            inMemory: false, configure: AddTenant);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { { "X-Tenant", "acme" } } };
        using var answer = await app.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("acme", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("public", await app.Client.GetStringAsync(Quiet.Path("/"), TestContext.Current.CancellationToken));
    }

    private static void Declare(HyperlaneApp app)
    {
        // sample: middleware-order
        app.Use<RequestLogging>();
        app.Use((context, next) =>
        {
            context.Response.Headers["X-Served-By"] = "one";
            return next(context);
        });
        app.MapGroup("/admin").Use<AdminsOnly>().Get("/", context => context.Text("Welcome"));
        // end
    }

    private static void AddTenant(HyperlaneAppBuilder builder)
    {
        // sample: middleware-scoped
        builder.Services.AddScoped<Tenant>();
        // end
    }

    private static void UseTenant(HyperlaneApp app)
    {
        // sample: middleware-scoped-use
        app.Use((context, next) =>
        {
            context.Services.GetRequiredService<Tenant>().Name = context.Request.Headers["X-Tenant"] ?? "public";
            return next(context);
        });
        // end
    }

    private sealed class Tenant
    {
        public string Name { get; set; } = "";
    }

    private sealed class AdminsOnly() : RequireRole("admin");
}
