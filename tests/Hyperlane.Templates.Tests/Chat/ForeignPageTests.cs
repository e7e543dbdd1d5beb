using Hyperlane.Templates.Tests.Support;

namespace Hyperlane.Templates.Tests.Chat;

[Collection<ChatTests>]
public sealed class ForeignPageTests(GeneratedChat generated)
{
    [Fact]
    public async Task A_page_of_somebody_else_is_kept_out()
    {
        await using var app = await generated.StartAsync(generated.NewDatabase());

        await ForeignPage.AssertKeptOutAsync(app, "/rooms");
    }
}
