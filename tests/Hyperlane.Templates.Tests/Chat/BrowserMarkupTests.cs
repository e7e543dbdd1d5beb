using static Microsoft.Playwright.Assertions;

namespace Hyperlane.Templates.Tests.Chat;

/// <summary>What people write is text, whatever it looks like.</summary>
[Collection<ChatTests>]
public sealed class BrowserMarkupTests(BrowserEngine engine) : IClassFixture<BrowserEngine>
{
    private const string Name = "<svg onload=alert(1)>";

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("</div></li></ol><iframe srcdoc='<script>parent.alert(1)</script>'></iframe>")]
    [InlineData("<a href=\"javascript:alert(1)\">click</a> javascript:alert(1)")]
    [InlineData("&lt;b&gt; &amp; &#60;")]
    public async Task Markup_in_a_name_and_a_text_is_shown_and_never_run(string text)
    {
        await using var chat = await engine.StartAsync();
        var mallory = await chat.JoinAsync(Name);
        var ada = await chat.JoinAsync("Ada");
        await mallory.SayAsync(text);
        await ada.SeesAsync(1);
        await mallory.SeesAsync(1);

        Assert.Equal([$"{Name}: {text}"], await ada.ListAsync());
        Assert.Equal([$"{Name}: {text}"], await mallory.ListAsync());
        foreach (var window in new[] { ada, mallory })
        {
            await window.SeesMemberAsync(Name);
            Assert.Equal(0, await window.Page.Locator("#messages :is(script, img, iframe, a), #messages [onload], #members svg")
                .CountAsync());
            Assert.Equal(0, await window.Page.Locator("iframe, img, body script").CountAsync());
            Assert.Empty(window.Errors);
        }
    }

    [Fact]
    public async Task Addresses_of_the_web_become_links_and_nothing_else_does()
    {
        await using var chat = await engine.StartAsync();
        var ada = await chat.JoinAsync("Ada");
        await ada.SayAsync("See (https://example.org/a_(b)?c=1#d), http://example.org. Not javascript:alert(1), data:text/html,x or https://.");
        await ada.SeesAsync(1);

        var links = ada.Page.Locator("#messages a");
        Assert.Equal(["https://example.org/a_(b)?c=1#d", "http://example.org"], await links.AllTextContentsAsync());
        Assert.Equal("https://example.org/a_(b)?c=1#d", await links.First.GetAttributeAsync("href"));
        foreach (var link in await links.AllAsync())
        {
            await Expect(link).ToHaveAttributeAsync("rel", "noopener noreferrer");
            await Expect(link).ToHaveAttributeAsync("target", "_blank");
        }
    }
}
