using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Hyperlane.Authentication;
using Hyperlane.Tests.Authentication;

namespace Hyperlane.Tests.Docs.Samples;

public sealed class SessionsSample
{
    private static readonly JsonTypeInfo<int> Number =
        JsonTypeInfo.CreateJsonTypeInfo<int>(new(JsonSerializerOptions.Web));

    [Fact]
    public async Task Visits_are_counted()
    {
        await using var app = await Quiet.StartAsync(Declare, inMemory: false, Configure);
        using var browser = new Browser(app);

        Assert.Equal("visit 1", (await browser.AskAsync("/")).Body);
        Assert.Equal("visit 2", (await browser.AskAsync("/")).Body);
    }

    private static void Configure(HyperlaneAppBuilder builder)
    {
        KeysFolder.Use(builder);
        // sample: sessions-services
        builder.AddSessions();
        // end
    }

    private static void Declare(HyperlaneApp app)
    {
        // sample: sessions
        app.Use<Sessions>();
        app.Get("/", async context =>
        {
            var visits = await context.Session().GetAsync("visits", Number) + 1;
            await context.Session().SetAsync("visits", visits, Number);
            await context.Text($"visit {visits}");
        });
        // end
    }
}
