using Hyperlane.Middleware;

namespace Hyperlane.Tests.Middleware;

/// <summary>A page on another port, in a real browser.</summary>
public sealed class CorsBrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task A_page_on_another_port_sends_reads_and_sees_why_not()
    {
        var browser = chromium.Require();
        await using var api = await Quiet.StartAsync(app =>
        {
            app.Use<CrossOriginProtection>().Use<Cors>();
            app.Post("/login", context =>
            {
                context.Response.Headers["Set-Cookie"] = "who=ada; HttpOnly; SameSite=Lax";
                return context.NoContent();
            });
            app.Put("/notes/{id}", async context =>
            {
                context.Response.Headers["X-Total"] = "7";
                await context.Text($"{context.Request.Headers["Cookie"]} {context.Request.Headers["X-Note"]} {await context.Request.ReadTextAsync()}");
            });
            app.Get("/closed", context => context.Text("closed")).Use(new Cors(new CorsOptions()));
        }, inMemory: false, arguments: "--Hyperlane:Cors:ExposedHeaders=X-Total");
        await using var site = await Quiet.StartAsync(app => app.Get("/", context =>
        {
            context.Response.ContentType = "text/html";
            return context.Text("<!doctype html><title>page</title>");
        }), inMemory: false);
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(site.BaseAddress.ToString());

        var seen = await page.EvaluateAsync<string[]>("""
            async api => {
                const options = { credentials: 'include' };
                await fetch(api + 'login', { method: 'POST', ...options });
                const put = await fetch(api + 'notes/1', { method: 'PUT', headers: { 'X-Note': 'n' }, body: 'text', ...options });
                const missing = await fetch(api + 'nowhere', { method: 'DELETE', ...options });
                const closed = await fetch(api + 'closed', options).then(() => 'read', error => error.name);
                return [await put.text(), put.headers.get('X-Total'), String(missing.status), (await missing.json()).title, closed];
            }
            """, api.BaseAddress.ToString());

        Assert.Equal(["who=ada n text", "7", "404", "Not Found", "TypeError"], seen);
    }
}
